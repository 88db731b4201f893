import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { FEATURES } from '../features/catalogue.ts'
import {
  badInWords,
  digestOf,
  type OutcomeDefinition,
  readDefinition,
  usualDefinition,
} from '../ledger/outcome/definition.ts'
import { observationDays } from '../ledger/outcome/observation_days.ts'
import { observationSpan } from '../ledger/outcome/observation_span.ts'
import { parseAmong } from './among.ts'
import type { OutcomeCounts, Target, WrittenOutcome } from './scorecard/model.ts'
import { COMPUTED_OUTCOMES } from './training_subjects.sql.ts'

/** The ledger's own outcomes as of days, by a written definition. */
export interface OutcomesAsked {
  /** Days of observation. Default: those of the definition. */
  asOf?: readonly string[] | undefined
  /** The definition, in YAML. Default: the usual one. */
  definition?: string | undefined
}

/** A definition in YAML, or the usual one. Throws BAD_REQUEST, also for a policy that names no feature. */
async function definitionOf(yaml: string | undefined): Promise<OutcomeDefinition> {
  if (yaml === undefined) return usualDefinition()
  const definition = readDefinition(yaml)
  for (const text of definition.exclude.where) {
    const { fact } = parseAmong(text, 'definition: exclude.where')
    if (!FEATURES.some(({ name }) => name === fact))
      throw new RiskError('BAD_REQUEST', `definition: exclude.where: no feature is called ${fact}`)
  }
  return definition
}

/**
 * Tells the outcomes of every line as of the days asked for into the table `into`, as rows of `outcome`.
 * Throws BAD_REQUEST for a definition or a day that cannot be, NOT_READY for a window that is not over.
 */
export async function tellOutcomes(
  sql: Sql,
  { asOf, definition: yaml }: OutcomesAsked,
  { into, knownAt }: { into: string; knownAt: Date },
): Promise<{ written: WrittenOutcome; target: Pick<Target, 'definition' | 'horizonMonths'> }> {
  const definition = await definitionOf(yaml)
  const span = await observationSpan(sql, definition, knownAt)
  const days = observationDays(definition, span, asOf)
  const text = badInWords(definition)
  await sql.run(`create or replace temp table ${into} as ${COMPUTED_OUTCOMES}`, [
    knownAt,
    JSON.stringify(definition),
    JSON.stringify(days),
    text,
  ])
  return {
    target: { definition: text, horizonMonths: definition.window_months },
    written: {
      name: definition.name,
      digest: digestOf(definition),
      document: definition,
      observedOn: days,
      counts: await countsOf(sql, into),
    },
  }
}

async function countsOf(sql: Sql, outcomes: string): Promise<OutcomeCounts> {
  const rows = await sql.all<{ outcome: string; reason: string | null; n: number }>(
    `select word.name as outcome, o.reason, count(*) as n from ${outcomes} as o
     join code as word on word.domain = 'outcome' and word.code = o.outcome
     group by all order by n desc, reason`,
  )
  const count = (outcome: string) => rows.find((row) => row.outcome === outcome)?.n ?? 0
  return {
    good: count('good'),
    bad: count('bad'),
    indeterminate: count('indeterminate'),
    immature: count('immature'),
    excluded: rows
      .filter(({ outcome }) => outcome === 'excluded' || outcome === 'fraud')
      .map(({ outcome, reason, n }) => ({
        reason: outcome === 'fraud' ? 'fraud within the window' : (reason ?? ''),
        rows: n,
      })),
  }
}

/** Good and bad rows that a policy leaves out are excluded instead. */
export const lessExcluded = (
  counts: OutcomeCounts,
  left: readonly { reason: string; goods: number; bads: number }[],
): OutcomeCounts => ({
  ...counts,
  good: left.reduce((sum, { goods }) => sum - goods, counts.good),
  bad: left.reduce((sum, { bads }) => sum - bads, counts.bad),
  excluded: [
    ...counts.excluded,
    ...left.map(({ reason, goods, bads }) => ({ reason, rows: goods + bads })),
  ],
})
