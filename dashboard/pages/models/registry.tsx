import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { fullDate } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { exact } from '../../format/number.ts'
import { modelStates } from '../../state/model_states.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { kindText } from './kind_text.ts'
import type { ListedModel, ModelsQuery } from './query.ts'
import { w } from './words.ts'

const hrefOf = ({ modelId }: Pick<ListedModel, 'modelId'>) =>
  `/models/${encodeURIComponent(modelId)}`

const dayText = (instant: string) => fullDate(instant.slice(0, 10), locale.value)

const aucText = (auc: number | null) => (auc === null ? notApplicable : auc.toFixed(3))

function columnsOf(): Column<ListedModel>[] {
  const language = locale.value
  return [
    {
      key: 'name',
      name: say(w.name),
      cell: (row) => (
        <a class="strong" href={hrefOf(row)}>
          {row.name}
        </a>
      ),
    },
    { key: 'state', name: say(w.state), cell: ({ state }) => say(modelStates[state]) },
    { key: 'since', name: say(w.since), cell: ({ stateSince }) => dayText(stateSince) },
    { key: 'kind', name: say(w.kind), cell: kindText },
    { key: 'trained', name: say(w.savedBy), cell: ({ actor }) => actor },
    {
      key: 'validated',
      name: say(w.validatedBy),
      cell: ({ validatedBy }) => validatedBy ?? notApplicable,
    },
    { key: 'auc', name: say(w.auc), number: true, cell: ({ auc }) => aucText(auc) },
    { key: 'rows', name: say(w.rows), number: true, cell: ({ rows }) => exact(rows, 0, language) },
    {
      key: 'bads',
      name: say(w.bads),
      number: true,
      cell: ({ bads }) => (bads === null ? notApplicable : exact(bads, 0, language)),
    },
  ]
}

/** Every model of the registry, with where it stands. */
export function Registry({ answer }: { answer: Query<ResultOf<typeof ModelsQuery>> }) {
  const rows = answer.data?.models.edges.map(({ node }) => node) ?? []
  const columns = columnsOf()
  const title = say(w.registry)
  return (
    <Pictured
      title={title}
      note={say(w.registryNote, { n: answer.data?.models.totalCount ?? 0 })}
      answer={answer}
      room={160}
      empty={w.noModels}
      table={{
        name: 'models',
        columns: columns.map(({ name, number = false }) => ({ name, number })),
        rows: rows.map((row) => [
          row.modelId,
          say(modelStates[row.state]),
          row.stateSince,
          kindText(row),
          row.actor,
          row.validatedBy,
          row.auc,
          row.rows,
          row.bads,
        ]),
      }}
    >
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        keyOf={({ modelId }) => modelId}
        hrefOf={hrefOf}
        lines={(row) => [
          row.name,
          say(modelStates[row.state]),
          `${kindText(row)}, ${row.actor}`,
          aucText(row.auc),
        ]}
      />
    </Pictured>
  )
}
