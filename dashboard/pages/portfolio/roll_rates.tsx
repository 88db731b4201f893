import { useMemo } from 'preact/hooks'
import { labelOf, namesOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import type { ResultOf } from '../../api/graphql.ts'
import { money } from '../../api/lender.ts'
import { moves } from '../../charts/moves/moves.ts'
import type { MovesOptions } from '../../charts/moves/options.ts'
import type { Loadable } from '../../components/panel.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { RollQuery } from './query.ts'
import { type Scope, set } from './scope.ts'
import { watchOf } from './watch_of.ts'
import { w } from './words.ts'

type Row = ResultOf<typeof RollQuery>['portfolio']['rollRate']['rows'][number]

type Props = {
  scope: Scope
  answer: Loadable
  rows: readonly Row[] | undefined
  cycles: boolean
  byAmount: boolean
}

const buckets = ['current', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'WO']

/** Whether a move between two states of a roll is good news; from and to owing nothing is none. */
export const rollNews: NonNullable<MovesOptions['news']> = (from, to) => {
  const [before, after] = [buckets.indexOf(from), buckets.indexOf(to)]
  if (before < 0) return 'same'
  if (after < 0) return before === 0 ? 'same' : 'better'
  return after > before ? 'worse' : after < before ? 'better' : 'same'
}

const nameOf = (state: string): string =>
  /^(M\d|WO)$/.test(state) ? state : labelOf('roll_state', state)

/** Where the facilities of each bucket were a month, or a cycle, later. */
export function RollRates({ scope, answer, rows, cycles, byAmount }: Props) {
  const language = locale.value
  const unit = money.value
  const { versus } = scope
  const title = say(w.rollRates)
  const rate = byAmount ? 'balanceRate' : 'accountRate'
  // All months shown, together: the one month asked for.
  const told = useMemo(
    () => (rows ?? []).filter(({ month, measures }) => month === null && measures),
    [rows],
  )
  const draw = useMemo(() => {
    const states = namesOf('roll_state').map((key) => ({ key, name: nameOf(key) }))
    const seen = (side: 'fromState' | 'toState') =>
      states.filter(({ key }) => told.some((row) => row[side] === key))
    return (width: number) =>
      moves(
        told.map(({ fromState, toState, measures, comparison }) => ({
          from: fromState,
          to: toState,
          share: measures?.[rate] ?? null,
          before: comparison?.[rate] ?? null,
          amount: byAmount ? toNumber(measures?.balance) : (measures?.accounts ?? null),
        })),
        {
          width,
          label: title,
          locale: language,
          measure: byAmount ? unit : { kind: 'count' },
          rows: seen('fromState'),
          columns: seen('toState'),
          columnTitle: say(cycles ? w.nextCycle : w.nextState),
          amountName: say(byAmount ? w.balances : w.facilities),
          news: rollNews,
          ...(versus ? { versus } : {}),
          on: {
            include: (key) => {
              const [was = '', bucket = ''] = key.split('|')
              go(watchOf({ was, bucket, improved: rollNews(was, bucket) === 'better' }))
            },
          },
        },
      )
  }, [told, rate, byAmount, cycles, versus, title, language, unit])
  return (
    <Pictured
      title={title}
      note={say(w.rollCells)}
      answer={answer}
      room={360}
      empty={w.noRoll}
      tools={<Tools cycles={cycles} />}
      table={{
        name: cycles ? 'cycle_roll_rate' : 'roll_rate',
        columns: [
          { name: say(w.from) },
          { name: say(w.to) },
          { name: say(w.facilities), number: true },
          { name: say(w.balances), number: true },
          { name: `${say(w.share)}, ${say(w.facilities).toLowerCase()}`, number: true },
          { name: `${say(w.share)}, ${say(w.balances).toLowerCase()}`, number: true },
        ],
        rows: told.map(({ fromState, toState, measures }) => [
          nameOf(fromState),
          nameOf(toState),
          measures?.accounts ?? null,
          measures?.balance ?? null,
          measures?.accountRate ?? null,
          measures?.balanceRate ?? null,
        ]),
      }}
      draw={draw}
      hint={say(w.openMoves)}
    />
  )
}

function Tools({ cycles }: { cycles: boolean }) {
  return (
    <span class="not-phone actions">
      <Segmented
        label={say(w.rollBasis)}
        value={cycles ? 'cycle' : 'month_end'}
        choices={[
          { value: 'month_end', name: say(w.monthEnds) },
          { value: 'cycle', name: say(w.cycles) },
        ]}
        onChoose={(by) => set('by', by)}
      />
    </span>
  )
}
