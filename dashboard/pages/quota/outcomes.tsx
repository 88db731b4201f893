import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { outcomeBars, type Tone } from '../../charts/outcome_bars/outcome_bars.ts'
import { Panel } from '../../components/panel.tsx'
import { Figure } from '../../marks/figure.tsx'
import type { Address } from '../../state/address.ts'
import { filterOf, withFilter, withoutFilters } from '../../state/edit.ts'
import { emptyFilter } from '../../state/filter.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { SummaryAnswer } from './use_summary.ts'
import { w } from './words.ts'

const OUTCOMES: readonly (readonly [outcome: string, tone: Tone])[] = [
  ['approve', 'new'],
  ['increase', 'up'],
  ['keep', 'same'],
  ['decrease', 'down'],
  ['freeze', 'stop'],
  ['decline', 'no'],
]

const own = ['band', 'outcome']

/** The address after Enter on a part of a bar: that outcome in that band; once more lifts both. */
function chosen(here: Address, key: string): Address {
  const [band = '', outcome = ''] = key.split('|')
  const same =
    filterOf(here, 'band').in.join() === band && filterOf(here, 'outcome').in.join() === outcome
  if (same) return withoutFilters(here, own)
  const only = (field: string, value: string, of: Address) =>
    withFilter(of, field, { ...emptyFilter, in: [value] })
  return only('band', band, only('outcome', outcome, here))
}

/** Shares of the outcomes in each score band. */
export function Outcomes({ here, answer }: { here: Address; answer: SummaryAnswer }) {
  const summary = answer.data?.decisionSummary
  const language = locale.value
  const title = say(w.outcomes)
  const rows = useMemo(
    () =>
      (summary?.outcomes ?? []).flatMap(({ band, outcome, count }) =>
        band === null || outcome === 'unevaluable' ? [] : [{ row: band, outcome, count }],
      ),
    [summary],
  )
  const draw = useMemo(() => {
    const bands = filterOf(here, 'band').in
    const outcomes = filterOf(here, 'outcome').in
    return (width: number) =>
      outcomeBars(rows, {
        width,
        label: title,
        locale: language,
        rows: (summary?.bands ?? []).map(({ id }) => ({
          key: id,
          name: say(w.bandName, { band: id }),
          short: id,
        })),
        outcomes: OUTCOMES.map(([key, tone]) => ({ key, name: labelOf('decision', key), tone })),
        selected: bands.flatMap((band) => outcomes.map((outcome) => `${band}|${outcome}`)),
        on: {
          include: (key) => go(chosen(address.value, key)),
          clear: () => go(withoutFilters(address.value, own)),
        },
      })
  }, [rows, summary, here, title, language])
  return (
    <Panel
      title={title}
      note={say(w.shareOf)}
      queries={[answer]}
      room={240}
      table={{
        name: 'outcomes',
        columns: [
          { name: say(w.band) },
          { name: say(w.outcome) },
          { name: say(w.count), number: true },
        ],
        rows: rows.map(({ row, outcome, count }) => [row, labelOf('decision', outcome), count]),
      }}
    >
      {() => <Figure draw={draw} />}
    </Panel>
  )
}
