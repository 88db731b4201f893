import { labelOf } from '../../api/codes.ts'
import { currency } from '../../api/lender.ts'
import type { Query } from '../../api/use_query.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Panel } from '../../components/panel.tsx'
import { fullDate } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { exactDecimal } from '../../format/number.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { type Held, stateOn } from './standing.ts'
import { w } from './words.ts'

const money = (value: string | null | undefined): string =>
  value === null || value === undefined ? notApplicable : exactDecimal(value, locale.value)

/** What was lent at most: the limit of a line, the principal of a loan. */
const lent = (row: Held): string => money(row.kind === 'loan' ? row.principal : row.limit)

/** How a facility stands, in words: as any other, or set apart since a day. */
export function StateText({ row, day }: { row: Held; day: string }) {
  const state = stateOn(row, day)
  if (row.closedOn && row.closedOn <= day)
    return (
      <span class="muted">{say(w.closedSince, { day: fullDate(row.closedOn, locale.value) })}</span>
    )
  if (!state) return <>{say(w.active)}</>
  return (
    <>
      <span class="bad">◆ {labelOf('facility_state', state.state)}</span>{' '}
      {say(w.sinceDay, { day: fullDate(state.since, locale.value) })}
    </>
  )
}

const columnsOf = (rows: readonly Held[], day: string): Column<Held>[] => {
  const plans = rows.some(({ balance }) => Number(balance?.unbilled ?? 0) !== 0)
  const lost = rows.some(({ balance }) => balance !== null && balance.writtenOff !== null)
  const columns: (Column<Held> | false)[] = [
    {
      key: 'kind',
      name: say(w.facility),
      cell: (row) => (
        <>
          {labelOf('facility_kind', row.kind)} <span class="muted">{row.sourceId}</span>
        </>
      ),
    },
    { key: 'opened', name: say(w.opened), cell: (row) => fullDate(row.openedOn, locale.value) },
    {
      key: 'state',
      name: say(w.state),
      cell: (row) => <StateText row={row} day={day} />,
    },
    {
      key: 'class',
      name: say(w.class),
      cell: ({ balance }) =>
        balance
          ? [labelOf('five_tier', balance.fiveTier), say(w.stageN, { n: balance.stage })]
              .filter((part) => part !== '')
              .join(', ')
          : notApplicable,
    },
    {
      key: 'late',
      name: say(w.dpd),
      number: true,
      cell: ({ delinquency }) => delinquency?.daysPastDue ?? notApplicable,
    },
    { key: 'lent', name: say(w.lent, { currency: currency.value }), number: true, cell: lent },
    {
      key: 'owed',
      name: say(w.owed),
      number: true,
      class: 'strong',
      cell: ({ balance }) => money(balance?.receivable),
    },
    plans && {
      key: 'unbilled',
      name: say(w.unbilled),
      number: true,
      class: 'muted',
      cell: ({ balance }) => money(balance?.unbilled),
    },
    {
      key: 'available',
      name: say(w.available),
      number: true,
      cell: ({ balance }) => money(balance?.available),
    },
    lost && {
      key: 'lost',
      name: say(w.writtenOff),
      number: true,
      cell: ({ balance }) => money(balance?.writtenOff),
    },
    lost && {
      key: 'recovered',
      name: say(w.recovered),
      number: true,
      class: 'muted',
      cell: ({ balance }) => money(balance?.recovered),
    },
  ]
  return columns.filter((column) => column !== false)
}

type Props = { rows: readonly Held[]; day: string; query: Query<unknown> }

/** Every line and loan of the customer: its state, its class, what it owes and what may still be spent. */
export function Facilities({ rows, day, query }: Props) {
  const title = say(w.facilities)
  return (
    <Panel
      title={title}
      note={say(w.facilitiesNote, { day: fullDate(day, locale.value) })}
      queries={[query]}
      room={(rows.length + 1) * 28}
    >
      {() => (
        <DataTable
          label={title}
          columns={columnsOf(rows, day)}
          rows={rows}
          keyOf={(row) => row.sourceId}
          lines={(row) => [
            labelOf('facility_kind', row.kind),
            <b class="strong">{money(row.balance?.receivable)}</b>,
            <StateText row={row} day={day} />,
            `${say(w.lentPhone)} ${lent(row)}`,
          ]}
        />
      )}
    </Panel>
  )
}
