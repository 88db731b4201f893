import { DataTable } from '../../components/data_table.tsx'
import { Panel } from '../../components/panel.tsx'
import { fullDate } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { exactDecimal } from '../../format/number.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Statement } from './query.ts'
import { statusText } from './status_text.ts'
import { w } from './words.ts'

function Status({ status }: { status: number | null }) {
  if (status === null) return <>{notApplicable}</>
  return status >= 1 ? (
    <span class="bad">◆ {statusText(status)}</span>
  ) : (
    <span class="muted">{statusText(status)}</span>
  )
}

/** Every statement of the customer's lines, newest first. */
export function Statements({ statements }: { statements: readonly Statement[] }) {
  const rows = [...statements].sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1))
  const money = (value: string | null) =>
    value === null ? notApplicable : exactDecimal(value, locale.value)
  const title = say(w.statements)
  return (
    <Panel title={title} note={say(w.statementsNote, { n: rows.length })}>
      {() => (
        <DataTable
          label={title}
          columns={[
            {
              key: 'closed',
              name: say(w.closedOn),
              cell: (row) => fullDate(row.closedOn, locale.value),
            },
            {
              key: 'status',
              name: say(w.status),
              cell: (row) => <Status status={row.repaymentStatus} />,
            },
            { key: 'paid', name: say(w.paidIn), number: true, cell: (row) => money(row.paid) },
            {
              key: 'balance',
              name: say(w.billed),
              number: true,
              cell: (row) => money(row.balance),
            },
          ]}
          rows={rows}
          keyOf={(row) => row.id}
          lines={(row) => [
            fullDate(row.closedOn, locale.value),
            <b class="strong">{money(row.balance)}</b>,
            <Status status={row.repaymentStatus} />,
            `${say(w.paidIn)} ${money(row.paid)}`,
          ]}
        />
      )}
    </Panel>
  )
}
