import { among } from '../graphql/among.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { loaderOf } from '../graphql/loader.ts'
import { FEATURE, type FeatureValues, ReasonType, reasonsOf } from '../graphql/reason.ts'
import { type Locale, shown, shownMoney, told } from '../graphql/told.ts'
import { stated } from '../graphql/words.ts'
import { CustomerType, loadCustomers } from '../ledger/customer.graphql.ts'
import { FacilityType, loadFacilities } from '../ledger/facility.graphql.ts'
import { ModelType, modelOf } from '../models/graphql.ts'
import { RunType, runLoader } from '../runs/graphql.ts'
import { fromScaled, toScaled } from './decimal.ts'
import { PolicyType, policyOf, policyRowOf, rulesOf } from './graphql.ts'
import type { Policy } from './policy.ts'
import { decision } from './tables.ts'

export type DecisionRow = typeof decision.$inferSelect

interface Hit {
  rule: string
  stage: string
  reason: string
  /** A decimal string; null where the rule caps nothing. */
  cap: string | null
}

type ToldHit = Hit & { text: string; textZh: string; binding: boolean }

const factsOf = (row: DecisionRow) => JSON.parse(row.facts) as FeatureValues
const policyFor = async (row: DecisionRow, context: Context) =>
  policyOf(await policyRowOf(row.policyVersion, context), context)

/** What a rule says of this decision: its template with the cap, the policy's amounts and the facts. */
function say(row: DecisionRow, policy: Policy, rule: string, cap: string | null, locale: Locale) {
  const template = rulesOf(policy).find((one) => one.id === rule)?.text[locale]
  if (template === undefined) return rule
  const facts = factsOf(row)
  return told(template, (name) => {
    const own = { cap, target: row.target, minimum: policy.minimum }[name]
    if (own) return shownMoney(own)
    const unit = FEATURE.get(name)?.unit
    return shown(facts[name], unit === 'ratio' ? unit : null, locale)
  })
}

/** The points of the scores that decisions were made from, of their runs. */
const scoredLoader = loaderOf(
  (decisions: number[], { sql }) =>
    sql.all<{ decisionId: number; points: number[] }>(
      `select d.decision_id as "decisionId", s.points
       from decision as d join score as s on s.run_id = d.run_id and s.subject_id = d.subject_id
       where d.decision_id in (select unnest($1::bigint[]))`,
      [decisions],
    ),
  ({ decisionId }) => decisionId,
)

async function hitsOf(row: DecisionRow, context: Context): Promise<ToldHit[]> {
  const policy = await policyFor(row, context)
  return (JSON.parse(row.ruleHits) as Hit[]).map((hit) => ({
    ...hit,
    text: say(row, policy, hit.rule, hit.cap, 'en'),
    textZh: say(row, policy, hit.rule, hit.cap, 'zh'),
    binding: hit.rule === row.bindingRule,
  }))
}

async function bindingText(row: DecisionRow, locale: Locale, context: Context) {
  if (row.bindingRule === null) return null
  const hit = (JSON.parse(row.ruleHits) as Hit[]).find((one) => one.rule === row.bindingRule)
  const policy = await policyFor(row, context)
  return say(row, policy, row.bindingRule, hit?.cap ?? row.quota, locale)
}

const RuleHit = builder.objectRef<ToldHit>('RuleHit').implement({
  description: 'A rule that applied to a decision (source: decision.rule_hits).',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'The rule’s name in the policy.' }),
    stage: t.exposeString('stage', { description: 'The stage it belongs to.' }),
    cap: t.expose('cap', {
      type: 'Decimal',
      nullable: true,
      description: 'The most (of a floor: the least) it lets through, lender’s currency.',
    }),
    reason: t.exposeString('reason', { description: 'Stable reason code.' }),
    text: t.exposeString('text', { description: 'What a customer is told, English.' }),
    textZh: t.exposeString('textZh', { description: 'What a customer is told, Chinese.' }),
    binding: t.exposeBoolean('binding', { description: 'It set the quota.' }),
  }),
})

interface Fact {
  name: string
  label: string
  value: string | null
  unit: string | null
}

const FactType = builder.objectRef<Fact>('Fact').implement({
  description: 'A fact that a decision used (source: decision.facts).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'A feature, or one of the decision’s own.' }),
    label: t.exposeString('label', { description: 'For people, English.' }),
    value: t.exposeString('value', { nullable: true, description: 'As it was; null: not known.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'Unit of the value.' }),
  }),
})

const OWN: Record<string, { label: string; unit: string }> = {
  score: { label: 'Score', unit: 'number' },
  pd: { label: 'Probability of default', unit: 'ratio' },
  band: { label: 'Score band', unit: 'category' },
  utilisation_band: { label: 'Utilisation band', unit: 'category' },
  current_limit: { label: 'Limit in force', unit: 'currency' },
}

function factList(row: DecisionRow): Fact[] {
  return Object.entries(factsOf(row)).map(([name, value]) => {
    const known = OWN[name] ?? FEATURE.get(name)
    return {
      name,
      label: known?.label ?? name,
      value: value === null ? null : String(value),
      unit: known?.unit ?? null,
    }
  })
}

/** Quota less the limit before it; null where nothing was quoted. */
function changeOf({ quota, currentLimit }: DecisionRow): string | null {
  if (quota === null) return null
  return fromScaled(toScaled(quota, 2) - toScaled(currentLimit ?? '0', 2), 2)
}

export const DecisionType = builder.objectRef<DecisionRow>('Decision')

const loadDecisions = (ids: number[], { db }: Context) =>
  db.select().from(decision).where(among(decision.decisionId, ids))

export const decisionLoader = loaderOf(loadDecisions, (row: DecisionRow) => row.decisionId)

builder.node(DecisionType, {
  description:
    'A quota decision with all that is needed to make it again (source: table decision).',
  id: { resolve: (row) => row.decisionId, parse: Number },
  loadMany: async (ids, context) => {
    const rows = await loadDecisions(ids, context)
    return ids.map((id) => rows.find((row) => row.decisionId === id))
  },
  fields: (t) => ({
    run: t.field({
      type: RunType,
      nullable: true,
      description: 'The run it belongs to; null: decided alone.',
      resolve: (row, _args, context) =>
        row.runId === null ? null : runLoader(context).load(row.runId),
    }),
    customer: t.loadable({
      type: CustomerType,
      description: 'Whom it is about.',
      load: loadCustomers,
      sort: (customer) => customer.customerId,
      resolve: (row) => row.customerId,
    }),
    facility: t.loadable({
      type: FacilityType,
      nullable: true,
      description: 'The line it is about; null: the customer had none.',
      load: loadFacilities,
      sort: (facility) => facility.facilityId,
      resolve: (row) => row.facilityId,
    }),
    decidedFor: t.expose('decidedFor', {
      type: 'Date',
      description: 'Facts dated before the start of this day counted.',
    }),
    model: t.field({
      type: ModelType,
      description: 'The model that scored.',
      resolve: (row, _args, context) => modelOf(row.modelId, context),
    }),
    policy: t.field({
      type: PolicyType,
      description: 'The policy that decided.',
      resolve: (row, _args, context) => policyRowOf(row.policyVersion, context),
    }),
    outcome: t.string({
      description: 'A word of the vocabulary decision.',
      resolve: (row) => stated('decision', row.outcome),
    }),
    score: t.exposeFloat('score', { nullable: true, description: 'Points; higher is safer.' }),
    pd: t.exposeFloat('pd', {
      nullable: true,
      description: 'Probability of the model’s bad outcome within its horizon, 0 to 1.',
    }),
    band: t.exposeString('band', { nullable: true, description: 'Score band of the policy.' }),
    utilisation: t.exposeFloat('utilisation', {
      nullable: true,
      description: 'Last statement’s balance, at least 0, over the limit in force; 0 and more.',
    }),
    utilisationBand: t.exposeString('utilisationBand', {
      nullable: true,
      description: 'Utilisation band of the policy; new: without a line.',
    }),
    currentLimit: t.expose('currentLimit', {
      type: 'Decimal',
      nullable: true,
      description: 'Limit in force, lender’s currency; null without a line.',
    }),
    target: t.expose('target', {
      type: 'Decimal',
      nullable: true,
      description: 'What the policy proposes before its rules, lender’s currency.',
    }),
    quota: t.expose('quota', {
      type: 'Decimal',
      nullable: true,
      description: 'What was decided, lender’s currency; null where nothing is quoted.',
    }),
    change: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Quota less the limit in force (0 without a line), lender’s currency.',
      resolve: changeOf,
    }),
    bindingRule: t.exposeString('bindingRule', {
      nullable: true,
      description: 'The rule that set the quota; target where none did.',
    }),
    bindingText: t.string({
      nullable: true,
      description: 'What the binding rule tells the customer, English.',
      resolve: (row, _args, context) => bindingText(row, 'en', context),
    }),
    bindingTextZh: t.string({
      nullable: true,
      description: 'The same in Chinese.',
      resolve: (row, _args, context) => bindingText(row, 'zh', context),
    }),
    runnerUpRule: t.exposeString('runnerUpRule', {
      nullable: true,
      description: 'The rule that would have set it otherwise.',
    }),
    ruleHits: t.field({
      type: [RuleHit],
      description: 'Every rule that applied, in the order of the stages.',
      resolve: (row, _args, context) => hitsOf(row, context),
    }),
    unevaluated: t.exposeStringList('unevaluated', {
      description: 'Rules that an unknown fact left open: they did not apply.',
      complexity: 1,
    }),
    reasons: t.field({
      type: [ReasonType],
      description: 'Why the score is not higher, at most four, the largest shortfall first.',
      complexity: { field: 1, multiplier: 4 },
      resolve: async (row, _args, context) => {
        const model = context.parsed.judgeable(await modelOf(row.modelId, context))
        const scored =
          model.kind === 'imported' ? await scoredLoader(context).load(row.decisionId) : undefined
        return reasonsOf(row.reasons, model, factsOf(row), context, scored?.points)
      },
    }),
    facts: t.field({
      type: [FactType],
      description: 'Every fact it used.',
      resolve: factList,
    }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', description: 'When it was made.' }),
    actor: t.exposeString('actor', { description: 'Who asked for it.' }),
  }),
})
