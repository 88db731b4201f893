import { currency } from '../../api/lender.ts'
import { DataTable } from '../../components/data_table.tsx'
import { Panel } from '../../components/panel.tsx'
import { monthYear } from '../../format/date.ts'
import { exact, exactDecimal } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { withRange } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { addDays, addMonths } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { StatementRow } from './query.ts'
import type { Scope } from './scope.ts'
import type { StatementAnswer } from './use_statements.ts'
import { w } from './words.ts'

/** Every month with every measure, exact; choosing one makes it the period. */
export function MonthTable({ scope, answer }: { scope: Scope; answer: StatementAnswer }) {
  const language = locale.value
  const rows = [...(answer.data?.statementSummary.rows ?? [])].reverse()
  const dayOf = (row: StatementRow) => row.keys[0] ?? scope.period.from
  const count = (n: number) => exact(n, 0, language)
  const inCurrency = (words: readonly [string, string]) => `${say(words)}, ${currency.value}`
  const title = say(w.tableTitle)
  return (
    <Panel title={title} queries={[answer]} room={180}>
      {() => (
        <DataTable
          label={title}
          rows={rows}
          keyOf={dayOf}
          current={scope.period.from}
          onChoose={(row) => {
            const from = dayOf(row)
            go(withRange(address.value, 'closed', { from, to: addDays(addMonths(from, 1), -1) }))
          }}
          columns={[
            { key: 'month', name: say(w.month), cell: (row) => monthYear(dayOf(row), language) },
            {
              key: 'statements',
              name: say(w.statements),
              number: true,
              cell: ({ measures }) => count(measures.statements),
            },
            {
              key: 'billed',
              name: inCurrency(w.billed),
              number: true,
              cell: ({ measures }) => exactDecimal(measures.billed, language),
            },
            {
              key: 'paid',
              name: inCurrency(w.paid),
              number: true,
              cell: ({ measures }) => exactDecimal(measures.paid, language),
            },
            {
              key: 'ratio',
              name: say(w.ratio),
              number: true,
              cell: ({ measures }) => percent(measures.paymentRatio, 1, language),
            },
            {
              key: 'limits',
              name: inCurrency(w.limitTotal),
              number: true,
              cell: ({ measures }) => exactDecimal(measures.creditLimit, language),
            },
            {
              key: 'utilisation',
              name: say(w.utilisation),
              number: true,
              cell: ({ measures }) => percent(measures.utilisation, 1, language),
            },
            {
              key: 'late',
              name: say(w.late),
              number: true,
              cell: ({ measures }) => count(measures.late),
            },
            {
              key: 'customers',
              name: say(w.customers),
              number: true,
              cell: ({ measures }) => count(measures.customers),
            },
          ]}
          lines={(row) => [
            monthYear(dayOf(row), language),
            <b class="strong">{exactDecimal(row.measures.billed, language)}</b>,
            `${say(w.late)} ${count(row.measures.late)}`,
            `${say(w.utilisation)} ${percent(row.measures.utilisation, 1, language)}`,
          ]}
        />
      )}
    </Panel>
  )
}
