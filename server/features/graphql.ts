import { asOfOr } from '../graphql/as_of.ts'
import { builder } from '../graphql/builder.ts'
import { CustomerType } from '../ledger/customer.graphql.ts'
import { asOfArg } from '../ledger/facility.graphql.ts'
import { FEATURES } from './catalogue.ts'
import type { Feature } from './feature.ts'
import { askOn, live } from './live.ts'

export const FeatureDefinition = builder.objectRef<Feature>('FeatureDefinition').implement({
  description: 'A feature of the catalogue (source: the program’s feature families).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name, as models refer to it.' }),
    family: t.exposeString('family', { description: 'The family that computes it.' }),
    label: t.exposeString('label', { description: 'For people, English.' }),
    labelZh: t.exposeString('labelZh', { description: 'For people, Chinese.' }),
    description: t.exposeString('description', { description: 'How it is computed.' }),
    unit: t.exposeString('unit', {
      description: 'currency, ratio, days, months, count, code, status, category, years or number.',
    }),
    windowDays: t.int({
      nullable: true,
      description: 'How many days it looks back; null: no window of days.',
      resolve: ({ window }) => (window && 'days' in window ? window.days : null),
    }),
    windowStatements: t.int({
      nullable: true,
      description: 'How many statements it looks back; null: no window of statements.',
      resolve: ({ window }) => (window && 'statements' in window ? window.statements : null),
    }),
    relation: t.exposeString('relation', { description: 'The ledger table it is made of.' }),
    movable: t.string({
      description:
        'How the subject could change it: never, up, down or either (what would change a score).',
      resolve: ({ movable }) => movable ?? 'either',
    }),
    protected: t.boolean({
      description: 'A ground of discrimination: monitored, never scored unless asked for.',
      resolve: (feature) => feature.protected === true,
    }),
  }),
})

interface FeatureValue {
  feature: Feature
  value: number | string | null
  coverage: number | null
}

const FeatureValueType = builder.objectRef<FeatureValue>('FeatureValue').implement({
  description: 'A feature of a subject as of a day, computed when asked.',
  fields: (t) => ({
    feature: t.field({
      type: FeatureDefinition,
      description: 'Which feature.',
      resolve: (row) => row.feature,
    }),
    number: t.float({
      nullable: true,
      description: 'Its value in its unit; null: not known, or a category.',
      resolve: ({ value }) => (typeof value === 'number' ? value : null),
    }),
    text: t.string({
      nullable: true,
      description: 'Its value where it is a category; null: not known, or a number.',
      resolve: ({ value }) => (typeof value === 'string' ? value : null),
    }),
    coverage: t.exposeFloat('coverage', {
      nullable: true,
      description:
        'Share of the window’s days that were observed, 0 to 1; null: no window of days.',
    }),
  }),
})

builder.queryField('features', (t) =>
  t.field({
    type: [FeatureDefinition],
    description: 'The catalogue, in the order of the snapshot.',
    resolve: () => [...FEATURES],
  }),
)

type Snapshot = Record<string, number | string | null>

function valuesOf(row: Snapshot): FeatureValue[] {
  return FEATURES.map((feature) => {
    const days = feature.window && 'days' in feature.window ? feature.window.days : null
    return {
      feature,
      value: row[feature.name] ?? null,
      coverage: days === null ? null : ((row[`coverage_${days}d`] ?? null) as number | null),
    }
  })
}

builder.objectField(CustomerType, 'features', (t) =>
  t.loadableList({
    type: FeatureValueType,
    description:
      'Every feature at the start of asOf, of the customer’s line or, without one, of the customer. Empty where the customer has neither account nor facility. Of several lines the first.',
    args: asOfArg,
    complexity: { field: 500, multiplier: 1 },
    byPath: true,
    load: async (customers: number[], context, { asOf }) => {
      const day = await asOfOr(asOf, context)
      const rows = (await live(context.store.within(context.signal), {
        customers,
        ask: (extract) => askOn(extract, day),
        knownAt: context.now(),
      })) as Snapshot[]
      rows.sort((a, b) => Number(a.subject_id) - Number(b.subject_id))
      const first = new Map<unknown, Snapshot>()
      for (const row of rows) if (!first.has(row.customer_id)) first.set(row.customer_id, row)
      return customers.map((id) => {
        const row = first.get(id)
        return row ? valuesOf(row) : []
      })
    },
    resolve: (customer) => customer.customerId,
  }),
)
