import type { Sql } from '../db/connection.ts'
import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { FEATURES } from '../features/catalogue.ts'
import { snapshot } from '../features/run.ts'
import type { FactType } from './facts.ts'
import { storedFactsSql } from './replay.sql.ts'

/** Facts of decisions derived again from the ledger, against those that were stored. */
export interface Rederived {
  decisions: number
  /** Decisions with at least one other fact. */
  different: number
  facts: { fact: string; decisions: number }[]
  /** At most 20. */
  examples: { decisionId: number; fact: string; stored: string | null; derived: string | null }[]
}

const EXAMPLES = 20
const SUBJECTS = 'rederive_subject'
const DERIVED = 'rederive_derived'
const STORED = 'rederive_stored'

/**
 * Derives the facts of decisions again as of their day and by what was known at `knownAt`, and adds
 * what differs to `into`. Doubles count as equal to nine digits: sums depend on their order.
 */
export async function rederive(
  sql: Sql,
  { decisions, facts, knownAt }: { decisions: string; facts: readonly FactType[]; knownAt: string },
  into: Rederived,
): Promise<void> {
  const known = facts.filter(({ name }) => FEATURES.some((feature) => feature.name === name))
  try {
    await sql.script(`create or replace temp table ${SUBJECTS} as
      select decision_id as subject_id, customer_id, facility_id, decided_for as as_of
      from ${decisions}`)
    const features = known.map(({ name }) => name)
    await snapshot(sql, { subjects: SUBJECTS, knownAt, into: DERIVED, temporary: true, features })
    const stored = storedFactsSql(decisions, known, (name) => `stored ${name}`)
    await sql.script(`create or replace temp table ${STORED} as ${stored}`)
    const rows = await sql.all<{
      decision_id: number
      fact: string
      stored: string | null
      derived: string | null
    }>(`select subject_id as decision_id, unnest(differing, recursive := true)
        from (select subject_id, list_filter([${known.map(differing).join(',\n')}],
            lambda one: one is not null) as differing
          from ${DERIVED} join ${STORED} using (subject_id))
        order by all`)
    tally(rows, into)
    const counted = await sql.first<{ n: number }>(`select count(*) as n from ${SUBJECTS}`)
    into.decisions += counted?.n ?? 0
  } finally {
    for (const table of [SUBJECTS, DERIVED, STORED])
      await sql.script(`drop table if exists ${table}`)
  }
}

function differing({ name, type }: FactType): string {
  const [derived, stored] = [quoteIdentifier(name), quoteIdentifier(`stored ${name}`)]
  const known =
    type === 'category' ? derived : `case when not isnan(${derived}) then ${derived} end`
  const near =
    type === 'category'
      ? 'false'
      : `coalesce(abs(${derived} - ${stored}) <= 1e-9 * greatest(1, abs(${stored})), false)`
  return `case when (${known}) is distinct from ${stored} and not ${near}
    then {'fact': ${quoteLiteral(name)}, 'stored': cast(${stored} as varchar), 'derived': cast(${known} as varchar)} end`
}

function tally(
  rows: readonly {
    decision_id: number
    fact: string
    stored: string | null
    derived: string | null
  }[],
  into: Rederived,
) {
  const counts = new Map(into.facts.map(({ fact, decisions }) => [fact, decisions]))
  for (const { fact } of rows) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  into.facts = [...counts]
    .map(([fact, decisions]) => ({ fact, decisions }))
    .sort((a, b) => b.decisions - a.decisions || (a.fact < b.fact ? -1 : 1))
  into.different += new Set(rows.map((row) => row.decision_id)).size
  const examples = rows.slice(0, EXAMPLES - into.examples.length)
  into.examples.push(
    ...examples.map(({ decision_id, ...rest }) => ({ decisionId: decision_id, ...rest })),
  )
}
