import { asc } from 'drizzle-orm'
import { drizzleOver } from '../db/drizzle.ts'
import { among } from '../graphql/among.ts'
import { builder } from '../graphql/builder.ts'
import { loaderOf, named } from '../graphql/loader.ts'
import { loadModels, type ModelRow, ModelType } from './graphql.ts'
import { moveModel } from './promotion.ts'
import { MODEL_STATES, type ModelState } from './state.ts'
import { modelEvent } from './tables.ts'

const ModelStateType = builder.enumType('ModelState', {
  description: 'Where a model stands.',
  values: {
    DRAFT: { value: 'draft', description: 'Saved.' },
    VALIDATED: { value: 'validated', description: 'Judged by somebody.' },
    CHALLENGER: { value: 'challenger', description: 'Scores in shadow on every run.' },
    CHAMPION: { value: 'champion', description: 'Scores where no model is named.' },
    RETIRED: { value: 'retired', description: 'Scores no more unless it is named.' },
  } as const satisfies Record<Uppercase<ModelState>, { value: ModelState; description: string }>,
})

const stateOf = (name: string) => MODEL_STATES.find((state) => state === name) as ModelState

const Event = builder.objectRef<typeof modelEvent.$inferSelect>('ModelEvent').implement({
  description: 'A change of a model’s state; never changed itself (source: table model_event).',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actor: t.exposeString('actor', { description: 'By whom.' }),
    from: t.field({
      type: ModelStateType,
      description: 'The state before.',
      resolve: ({ fromState }) => stateOf(fromState),
    }),
    to: t.field({
      type: ModelStateType,
      description: 'The state since.',
      resolve: ({ toState }) => stateOf(toState),
    }),
    note: t.exposeString('note', { nullable: true, description: 'Why; null: not said.' }),
  }),
})

interface Standing {
  modelId: string
  state: ModelState
  since: string
  validatedBy: string | null
}

const standings = loaderOf(
  (ids: string[], { sql }) =>
    sql.all<Standing>(
      `select model_id as "modelId", state, since, validated_by as "validatedBy"
       from model_state where model_id in (select unnest($1::varchar[]))`,
      [ids],
    ),
  (row: Standing) => row.modelId,
)

const standingOf = (row: ModelRow, context: Parameters<typeof standings>[0]) =>
  named(standings(context).load(row.modelId), `model ${row.modelId}`)

builder.objectFields(ModelType, (t) => ({
  state: t.field({
    type: ModelStateType,
    description: 'Where it stands (source: view model_state).',
    resolve: async (row, _args, context) => (await standingOf(row, context)).state,
  }),
  stateSince: t.field({
    type: 'DateTime',
    description: 'Since when.',
    resolve: async (row, _args, context) => (await standingOf(row, context)).since,
  }),
  validatedBy: t.string({
    nullable: true,
    description: 'Who validated it last; null: nobody.',
    resolve: async (row, _args, context) => (await standingOf(row, context)).validatedBy,
  }),
  events: t.loadableGroup({
    type: Event,
    description: 'How it came there, oldest first.',
    load: (ids: string[], { db }) =>
      db
        .select()
        .from(modelEvent)
        .where(among(modelEvent.modelId, ids))
        .orderBy(asc(modelEvent.eventId)),
    group: (row) => row.modelId,
    resolve: (row) => row.modelId,
  }),
}))

builder.mutationField('promoteModel', (t) =>
  t.field({
    type: ModelType,
    description:
      'Puts a model into another state. CONFLICT where its state does not lead there; SECOND_PERSON_NEEDED for a champion by who trained or validated it. The champion before a new one is retired.',
    args: {
      model: t.arg.string({ required: true, description: 'Its id, or a name that only it has.' }),
      to: t.arg({ type: ModelStateType, required: true, description: 'The state it is put into.' }),
      note: t.arg.string({ description: 'Why; kept with the change.' }),
    },
    complexity: { field: 100, multiplier: 1 },
    resolve: async (_root, { model, to, note }, { store, actor, now }) => {
      const moved = await store.write((sql) =>
        moveModel(sql, { model, to, note: note ?? undefined, actor, at: now() }),
      )
      const [row] = await loadModels([moved.modelId], { db: drizzleOver(store.read) })
      return row!
    },
  }),
)
