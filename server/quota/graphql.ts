import { desc } from 'drizzle-orm'
import { among } from '../graphql/among.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { loaderOf, named } from '../graphql/loader.ts'
import { BUILT_IN_RULES } from './built_in_rules.ts'
import type { Band, Policy, Text } from './policy.ts'
import { policy } from './tables.ts'

export type PolicyRow = typeof policy.$inferSelect

/** The policy of a stored version, in the lender's currency. */
export async function policyOf(row: PolicyRow, context: Context): Promise<Policy> {
  const lender = await context.lender()
  return context.parsed.policy(row, lender?.currency ?? 'CNY')
}

export const ScoreBandType = builder.objectRef<Band>('ScoreBand').implement({
  description: 'A band of scores (source: the policy document).',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Its name in the policy.' }),
    from: t.exposeFloat('from', {
      nullable: true,
      description: 'Its least score; null: no bound.',
    }),
    label: t.string({ description: 'For people, English.', resolve: (band) => band.label.en }),
    labelZh: t.string({ description: 'For people, Chinese.', resolve: (band) => band.label.zh }),
  }),
})

interface NamedRule {
  id: string
  stage: string
  reason: string
  text: Text
}

/** A policy's own rules and those that every policy has. */
export const rulesOf = (given: Policy): NamedRule[] => [
  ...given.evaluable,
  ...given.rules,
  ...BUILT_IN_RULES,
]

const Rule = builder.objectRef<NamedRule>('PolicyRule').implement({
  description: 'A rule of a policy (source: the policy document).',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Its name, as decisions refer to it.' }),
    stage: t.exposeString('stage', {
      description: 'evaluable, decline, freeze, soft_cap, hard_cap, or a stage every policy has.',
    }),
    reason: t.exposeString('reason', { description: 'Stable reason code.' }),
    text: t.string({
      description: 'What a customer is told, English; names in braces stand for amounts and facts.',
      resolve: (rule) => rule.text.en,
    }),
    textZh: t.string({ description: 'The same in Chinese.', resolve: (rule) => rule.text.zh }),
  }),
})

export const PolicyType = builder.objectRef<PolicyRow>('Policy')

const loadPolicies = (versions: number[], { db }: Context) =>
  db.select().from(policy).where(among(policy.policyVersion, versions))

const policyLoader = loaderOf(loadPolicies, (row: PolicyRow) => row.policyVersion)

export const policyRowOf = (version: number, context: Context): Promise<PolicyRow> =>
  named(policyLoader(context).load(version), `policy ${version}`)

builder.node(PolicyType, {
  description: 'A version of the quota policy; never changed (source: table policy).',
  id: { resolve: (row) => row.policyVersion, parse: Number },
  loadMany: async (versions, context) => {
    const rows = await loadPolicies(versions, context)
    return versions.map((version) => rows.find((row) => row.policyVersion === version))
  },
  fields: (t) => ({
    version: t.exposeInt('policyVersion', { description: 'Its number, rising.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved.' }),
    actor: t.exposeString('actor', { description: 'Who saved it.' }),
    document: t.exposeString('document', { description: 'The YAML as it was given.' }),
    bands: t.field({
      type: [ScoreBandType],
      description: 'Score bands, best first.',
      resolve: async (row, _args, context) => [...(await policyOf(row, context)).bands],
    }),
    utilisationBands: t.stringList({
      description: 'Utilisation bands by rising utilisation.',
      complexity: 1,
      resolve: async (row, _args, context) =>
        (await policyOf(row, context)).utilisationBands.map((band) => band.id),
    }),
    rules: t.field({
      type: [Rule],
      description: 'Its rules, and those that every policy has.',
      resolve: async (row, _args, context) => rulesOf(await policyOf(row, context)),
    }),
  }),
})

builder.queryField('policies', (t) =>
  t.field({
    type: [PolicyType],
    description: 'Versions of the quota policy, newest first, at most 100.',
    resolve: (_root, _args, { db }) =>
      db.select().from(policy).orderBy(desc(policy.policyVersion)).limit(100),
  }),
)
