import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { fullDate } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { exact } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Realised, RealisedQuery } from './query.ts'
import { Verdict } from './verdict.tsx'
import { w } from './words.ts'

const fixed = (value: number | null) => (value === null ? notApplicable : value.toFixed(3))

function columnsOf(): Column<Realised>[] {
  const language = locale.value
  return [
    { key: 'asOf', name: say(w.asOf), cell: ({ asOf }) => fullDate(asOf, language) },
    { key: 'model', name: say(w.name), cell: ({ model }) => model.name },
    { key: 'role', name: say(w.role), cell: ({ shadow }) => say(shadow ? w.shadow : w.decided) },
    {
      key: 'subjects',
      name: say(w.subjects),
      number: true,
      cell: ({ subjects }) => exact(subjects, 0, language),
    },
    { key: 'bads', name: say(w.bads), number: true, cell: ({ bads }) => exact(bads, 0, language) },
    { key: 'auc', name: say(w.aucNow), number: true, cell: ({ auc }) => fixed(auc) },
    { key: 'promised', name: say(w.promised), number: true, cell: (row) => fixed(row.promisedAuc) },
    { key: 'told', name: '', cell: ({ discrimination }) => <Verdict of={discrimination} /> },
    { key: 'ks', name: say(w.ks), number: true, cell: ({ ks }) => fixed(ks) },
    {
      key: 'meanPd',
      name: say(w.meanPd),
      number: true,
      cell: ({ meanPd }) => percent(meanPd, 2, language),
    },
    {
      key: 'badRate',
      name: say(w.badRate),
      number: true,
      cell: ({ badRate }) => percent(badRate, 2, language),
    },
    { key: 'level', name: '', cell: ({ level }) => <Verdict of={level} /> },
  ]
}

/** Past scores against what became of their subjects since, challengers beside. */
export function RealisedPanel({ answer }: { answer: Query<ResultOf<typeof RealisedQuery>> }) {
  const rows = answer.data?.realisedPerformance ?? []
  const columns = columnsOf()
  const title = say(w.realised)
  return (
    <Pictured
      title={title}
      note={say(w.realisedNote)}
      answer={answer}
      room={120}
      empty={w.noRealised}
      table={{
        name: 'realised_performance',
        columns: [
          { name: say(w.run), number: true },
          { name: say(w.asOf) },
          { name: say(w.name) },
          { name: say(w.role) },
          { name: say(w.subjects), number: true },
          { name: say(w.bads), number: true },
          { name: say(w.aucNow), number: true },
          { name: say(w.promised), number: true },
          { name: say(w.ks), number: true },
          { name: say(w.meanPd), number: true },
          { name: say(w.badRate), number: true },
        ],
        rows: rows.map((row) => [
          row.runId,
          row.asOf,
          row.model.modelId,
          say(row.shadow ? w.shadow : w.decided),
          row.subjects,
          row.bads,
          row.auc,
          row.promisedAuc,
          row.ks,
          row.meanPd,
          row.badRate,
        ]),
      }}
    >
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        keyOf={({ runId, model, shadow }) => `${runId} ${model.modelId} ${shadow}`}
        lines={(row) => [
          row.model.name,
          fixed(row.auc),
          fullDate(row.asOf, locale.value),
          <Verdict key="level" of={row.level} />,
        ]}
      />
    </Pictured>
  )
}
