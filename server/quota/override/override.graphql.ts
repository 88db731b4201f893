import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { loaderOf, named } from '../../graphql/loader.ts'
import { stated } from '../../graphql/words.ts'
import { lendersToday } from '../../ledger/lenders_today.ts'
import { DecisionType, decisionLoader } from '../decision.graphql.ts'
import { type OverrideRow, overridesSql } from './rows.sql.ts'

/** How many overrides of one decision or customer are given. */
export const MOST_OVERRIDES = 20

/** Overrides that are these, or of these, the newest first and of each the newest alone. */
export const overridesBy = async (
  what: 'override' | 'decision' | 'customer',
  keys: readonly number[],
  context: Context,
): Promise<OverrideRow[]> =>
  context.sql.all<OverrideRow>(
    `${overridesSql(what)} where ${what}_id in (select unnest($2::bigint[]))
     qualify row_number() over (partition by ${what}_id order by override_id desc) <= $3
     order by override_id desc`,
    [await lendersToday(context.sql, context.now()), [...keys], MOST_OVERRIDES],
  )

const overrideLoader = loaderOf(
  (ids: number[], context) => overridesBy('override', ids, context),
  (row: OverrideRow) => row.overrideId,
)

/** The override of an id: that it is missing is a bug. */
export const overrideRow = (id: number, context: Context): Promise<OverrideRow> =>
  named(overrideLoader(context).load(id), `override ${id}`)

export const OverrideType = builder.objectRef<OverrideRow>('Override')

builder.node(OverrideType, {
  description:
    'What somebody proposed instead of a decision, which stays as it was (source: tables quota_override, override_verdict).',
  id: { resolve: (row) => row.overrideId, parse: Number },
  loadMany: async (ids, context) => {
    const rows = await overridesBy('override', ids, context)
    return ids.map((id) => rows.find((row) => row.overrideId === id))
  },
  fields: (t) => ({
    overrideId: t.exposeInt('overrideId', { description: 'Its number, rising.' }),
    decision: t.field({
      type: DecisionType,
      description: 'The decision it would change.',
      resolve: ({ decisionId }, _args, context) =>
        named(decisionLoader(context).load(decisionId), `decision ${decisionId}`),
    }),
    state: t.string({
      description: 'A word of the vocabulary override_state, as of today.',
      resolve: (row) => stated('override_state', row.state),
    }),
    reason: t.string({
      description: 'A word of the vocabulary override_reason.',
      resolve: (row) => stated('override_reason', row.reason),
    }),
    note: t.exposeString('note', { description: 'Why, in the words of who proposed it.' }),
    outcomeBefore: t.string({
      description: 'What was decided: a word of the vocabulary decision.',
      resolve: (row) => stated('decision', row.outcomeBefore),
    }),
    quotaBefore: t.expose('quotaBefore', {
      type: 'Decimal',
      nullable: true,
      description: 'The quota that was decided, lender’s currency; null: declined.',
    }),
    outcomeAfter: t.string({
      description: 'What it makes of that: a word of the vocabulary decision.',
      resolve: (row) => stated('decision', row.outcomeAfter),
    }),
    quotaAfter: t.expose('quotaAfter', {
      type: 'Decimal',
      nullable: true,
      description: 'The quota instead, lender’s currency; null: declined.',
    }),
    change: t.expose('change', {
      type: 'Decimal',
      description: 'The quota after less that before, a refusal being 0, lender’s currency.',
    }),
    side: t.exposeString('side', {
      description: 'raised (low-side: more is given than was decided) or lowered (high-side).',
    }),
    until: t.expose('validUntil', { type: 'Date', description: 'The last day on which it holds.' }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When it was proposed.' }),
    proposedBy: t.exposeString('proposedBy', { description: 'Who proposed it.' }),
    judgedAt: t.expose('judgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was approved or rejected; null: it was not.',
    }),
    judgedBy: t.exposeString('judgedBy', {
      nullable: true,
      description: 'Who approved or rejected it; null: nobody.',
    }),
    verdictNote: t.exposeString('verdictNote', {
      nullable: true,
      description: 'What they said of it; null: nothing.',
    }),
    stands: t.exposeBoolean('stands', {
      description: 'Today its quota stands: it is the last that was approved for its subject.',
    }),
    appliedOn: t.expose('appliedOn', {
      type: 'Date',
      nullable: true,
      description:
        'Since when the ledger has its quota as the permanent limit; null: it was not told so since the approval.',
    }),
  }),
})
