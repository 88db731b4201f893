import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { notApplicable } from '../../format/locale.ts'
import { exact } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Shadow, ShadowQuery } from './query.ts'
import { w } from './words.ts'

function columnsOf(): Column<Shadow>[] {
  const language = locale.value
  return [
    { key: 'name', name: say(w.name), cell: ({ challenger }) => challenger.name },
    {
      key: 'subjects',
      name: say(w.subjects),
      number: true,
      cell: ({ subjects }) => exact(subjects, 0, language),
    },
    { key: 'score', name: say(w.meanScore), number: true, cell: (row) => row.meanScore.toFixed(1) },
    {
      key: 'score2',
      name: say(w.itsMean),
      number: true,
      cell: (row) => row.modelMeanScore.toFixed(1),
    },
    {
      key: 'pd',
      name: say(w.meanPd),
      number: true,
      cell: (row) => percent(row.meanPd, 2, language),
    },
    {
      key: 'pd2',
      name: say(w.itsMean),
      number: true,
      cell: (row) => percent(row.modelMeanPd, 2, language),
    },
    {
      key: 'alike',
      name: say(w.alike),
      number: true,
      cell: ({ rankCorrelation }) => rankCorrelation?.toFixed(3) ?? notApplicable,
    },
    {
      key: 'other',
      name: say(w.otherFifth),
      number: true,
      cell: ({ otherFifth }) => percent(otherFifth, 1, language),
    },
  ]
}

/** Challengers of the newest run beside the model that decided. */
export function Challengers({ answer }: { answer: Query<ResultOf<typeof ShadowQuery>> }) {
  const rows = answer.data?.shadowComparison ?? []
  const columns = columnsOf()
  const title = say(w.challengers)
  return (
    <Pictured
      title={title}
      answer={answer}
      room={100}
      empty={w.noChallengers}
      table={{
        name: 'challengers',
        columns: columns.map(({ name, number = false }) => ({ name, number })),
        rows: rows.map((row) => [
          row.challenger.modelId,
          row.subjects,
          row.meanScore,
          row.modelMeanScore,
          row.meanPd,
          row.modelMeanPd,
          row.rankCorrelation,
          row.otherFifth,
        ]),
      }}
    >
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        keyOf={({ runId, challenger }) => `${runId} ${challenger.modelId}`}
        lines={(row) => [
          row.challenger.name,
          row.meanScore.toFixed(1),
          percent(row.meanPd, 2, locale.value),
          row.rankCorrelation?.toFixed(3) ?? notApplicable,
        ]}
      />
    </Pictured>
  )
}
