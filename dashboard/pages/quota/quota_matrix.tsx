import { useEffect, useMemo, useRef } from 'preact/hooks'
import { toNumber } from '../../api/decimal.ts'
import { money } from '../../api/lender.ts'
import { matrix } from '../../charts/matrix/matrix.ts'
import { Panel } from '../../components/panel.tsx'
import { glyph, percent, relativeChange } from '../../format/share.ts'
import { Figure } from '../../marks/figure.tsx'
import { rampLegend } from '../../marks/ramp_legend.ts'
import type { Address } from '../../state/address.ts'
import {
  filterOf,
  toggleExcluded,
  toggleIncluded,
  withFilter,
  withoutFilters,
} from '../../state/edit.ts'
import { emptyFilter } from '../../state/filter.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { bandNote } from './band_note.ts'
import type { Summary } from './query.ts'
import type { SummaryAnswer } from './use_summary.ts'
import { utilisationHead, utilisationName } from './utilisation_name.ts'
import { w } from './words.ts'

const own = ['band', 'utilisation']

/** Cells and margins that the address names. */
function selectedCells(here: Address, summary: Summary): string[] {
  const bands = filterOf(here, 'band').in
  const columns = filterOf(here, 'utilisation').in
  if (bands.length > 0 && columns.length > 0)
    return bands.flatMap((band) => columns.map((column) => `${band}|${column}`))
  if (bands.length > 0)
    return bands.flatMap((band) => [
      `${band}|`,
      ...columnsOf(summary).map((column) => `${band}|${column}`),
    ])
  return columns.flatMap((column) => [
    `|${column}`,
    ...summary.bands.map(({ id }) => `${id}|${column}`),
  ])
}

/** Utilisation bands of the policy, with a column for customers without a line where there are any. */
function columnsOf(summary: Summary | undefined): string[] {
  const used = new Set(summary?.matrix.map(({ utilisationBand }) => utilisationBand))
  const bands = summary?.utilisationBands ?? []
  if (!used.has('new')) return [...bands]
  // A lender without lines has nothing in the other columns.
  return used.size === 1 ? ['new'] : [...bands, 'new']
}

/** The address after Enter on a cell (both fields), or on a margin (one of them). */
function chosen(here: Address, key: string): Address {
  const [band = '', column = ''] = key.split('|')
  if (!column) return toggleIncluded(here, 'band', band)
  if (!band) return toggleIncluded(here, 'utilisation', column)
  const now = [filterOf(here, 'band').in, filterOf(here, 'utilisation').in]
  if (now[0]?.join() === band && now[1]?.join() === column) return withoutFilters(here, own)
  const only = (field: string, value: string, of: Address) =>
    withFilter(of, field, { ...emptyFilter, in: [value] })
  return only('band', band, only('utilisation', column, here))
}

/** The address after Shift Enter on a margin: without that band. A single cell cannot be left out. */
function leftOut(here: Address, key: string): Address {
  const [band = '', column = ''] = key.split('|')
  if (band && column) return here
  return band ? toggleExcluded(here, 'band', band) : toggleExcluded(here, 'utilisation', column)
}

/** Score band by utilisation: mean new quota, customers and change; Enter shows only those. */
export function QuotaMatrix({ here, answer }: { here: Address; answer: SummaryAnswer }) {
  const summary = answer.data?.decisionSummary
  const language = locale.value
  const unit = money.value
  const title = say(w.matrix)
  const cells = useMemo(
    () =>
      (summary?.matrix ?? []).map((cell) => ({
        row: cell.band,
        column: cell.utilisationBand,
        count: cell.subjects,
        value: toNumber(cell.meanAfter),
        change: relativeChange(toNumber(cell.meanAfter), toNumber(cell.meanBefore)),
      })),
    [summary],
  )
  const draw = useMemo(() => {
    const bands = summary?.bands ?? []
    return (width: number) =>
      matrix(cells, {
        width,
        label: title,
        locale: language,
        measure: unit,
        rows: bands.map((band) => ({
          key: band.id,
          name: say(w.bandName, { band: band.id }),
          note: bandNote(bands, band.id),
          short: band.id,
        })),
        columns: columnsOf(summary).map((key) => ({
          key,
          name: utilisationHead(key),
          short: utilisationHead(key).replace(/^over /, '>'),
        })),
        columnTitle: say(w.utilisationOf),
        countName: say(w.count),
        valueName: say(w.meanQuota),
        valueless: say(w.noQuota),
        selected: summary ? selectedCells(here, summary) : [],
        on: {
          include: (key) => go(chosen(address.value, key)),
          exclude: (key) => go(leftOut(address.value, key)),
          clear: () => go(withoutFilters(address.value, own)),
        },
      })
  }, [cells, summary, here, title, language, unit])
  const changes = cells.flatMap(({ change }) => (change === null ? [] : [change]))
  const [low, high] = [Math.min(0, ...changes), Math.max(0, ...changes)]
  return (
    <Panel
      title={title}
      note={say(changes.length > 0 ? w.matrixNote : w.matrixNew)}
      queries={[answer]}
      room={360}
      tools={
        changes.length > 0 && (
          <span class="not-phone">
            <Legend
              low={`${glyph.down} ${percent(-low, 0)}`}
              high={`${glyph.up} ${percent(high, 0)}`}
            />
          </span>
        )
      }
      table={{
        name: 'matrix',
        columns: [
          { name: say(w.band) },
          { name: say(w.utilisation) },
          { name: say(w.count), number: true },
          { name: `${say(w.mean)}, ${say(w.fromOnly, { before: '' }).trim()}`, number: true },
          { name: say(w.mean), number: true },
        ],
        rows: (summary?.matrix ?? []).map((cell) => [
          cell.band,
          utilisationName(cell.utilisationBand),
          cell.subjects,
          cell.meanBefore,
          cell.meanAfter,
        ]),
      }}
    >
      {() => <Figure draw={draw} reading hint={say(w.enter)} />}
    </Panel>
  )
}

function Legend({ low, high }: { low: string; high: string }) {
  const host = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    host.current?.replaceChildren(rampLegend({ ramp: 'div', low, high }))
  }, [low, high])
  return <span ref={host} />
}
