import { labelOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { onClock } from '../../components/paid_at.ts'
import { Panel } from '../../components/panel.tsx'
import { fullDate } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { exact } from '../../format/number.ts'
import { glyph } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { w } from './override_words.ts'
import type { Override } from './query.ts'

const dayOf = (at: string) => fullDate(onClock(at).slice(0, 10), locale.value)

/** An amount, or that it was refused. */
const given = (quota: string | null): string =>
  quota === null ? say(w.declined) : exact(toNumber(quota), 0, locale.value)

const who = (person: string | null, at: string | null): string =>
  person === null || at === null ? notApplicable : say(w.by, { who: person, day: dayOf(at) })

/** ● for what stands, ◆ for what waits, — for what is over; and the word beside it. */
function State({ row }: { row: Override }) {
  const [mark, tone] = row.stands
    ? ['●', 'good']
    : row.state === 'proposed'
      ? ['◆', 'warn']
      : [notApplicable, 'muted']
  return (
    <>
      <span class={tone} aria-hidden="true">
        {mark}
      </span>{' '}
      {labelOf('override_state', row.state)}
      {row.stands && <span class="muted">, {say(w.stands)}</span>}
    </>
  )
}

function Instead({ row }: { row: Override }) {
  const raised = row.side === 'raised'
  return (
    <>
      <span class={raised ? 'good' : 'bad'} aria-hidden="true">
        {raised ? glyph.up : glyph.down}
      </span>{' '}
      {given(row.quotaAfter)}
    </>
  )
}

const untilOf = (row: Override): string =>
  [
    fullDate(row.until, locale.value),
    row.appliedOn && say(w.applied, { day: fullDate(row.appliedOn, locale.value) }),
  ]
    .filter(Boolean)
    .join(', ')

const columns = (): Column<Override>[] => [
  { key: 'state', name: say(w.state), cell: (row) => <State row={row} /> },
  {
    key: 'decided',
    name: say(w.decided),
    number: true,
    class: 'muted',
    cell: (row) => given(row.quotaBefore),
  },
  {
    key: 'instead',
    name: say(w.instead, { currency: currency.value }),
    number: true,
    class: 'strong',
    cell: (row) => <Instead row={row} />,
  },
  { key: 'until', name: say(w.until), cell: untilOf },
  {
    key: 'why',
    name: say(w.why),
    class: 'picture words',
    cell: (row) => (
      <span title={row.note}>
        {labelOf('override_reason', row.reason)} <span class="muted">{row.note}</span>
      </span>
    ),
  },
  { key: 'proposed', name: say(w.proposed), cell: (row) => who(row.proposedBy, row.proposedAt) },
  { key: 'judged', name: say(w.judged), cell: (row) => who(row.judgedBy, row.judgedAt) },
]

/** What people proposed instead of decisions on the customer, and what became of it. */
export function Overrides({ rows }: { rows: readonly Override[] }) {
  const title = say(w.overrides)
  const waiting = rows.find(({ state }) => state === 'proposed')
  return (
    <Panel title={title} note={say(w.note, { n: rows.length })}>
      {() => (
        <>
          <DataTable
            label={title}
            columns={columns()}
            rows={rows}
            keyOf={(row) => row.id}
            lines={(row) => [
              <State row={row} />,
              <>
                <span class="muted">{given(row.quotaBefore)} →</span>{' '}
                <b class="strong">{given(row.quotaAfter)}</b>
              </>,
              `${labelOf('override_reason', row.reason)}: ${row.note}`,
              say(w.untilDay, { day: fullDate(row.until, locale.value) }),
            ]}
          />
          {waiting && (
            <p class="panel-foot muted">{say(w.secondPerson, { id: waiting.overrideId })}</p>
          )}
        </>
      )}
    </Panel>
  )
}
