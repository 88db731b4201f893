import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { FEATURES, type Feature } from '../features/catalogue.ts'
import { snapshot } from '../features/run.ts'
import { type Among, belongs, parseAmong } from './among.ts'
import type { Target } from './scorecard/model.ts'
import { type Column, valueAt } from './scorecard/table.ts'
import { lessExcluded, type OutcomesAsked, tellOutcomes } from './training_outcomes.ts'
import { type OutcomeChoice, trainingSubjectsSql } from './training_subjects.sql.ts'
import { readTable } from './training_table.ts'

const SUBJECTS = 'training_subject'
const SNAPSHOT = 'training_snapshot'
const COMPUTED = 'training_outcome'

/** While some two hundred features are read and fitted a row takes about eight kilobytes. */
const MOST_ROWS = 1_000_000

/** Subjects with their features and outcome, of the session that `prepareRows` ran in. */
export const ROWS = `(select s.*, l.* exclude (subject_id, customer_id, facility_id, as_of)
  from ${SNAPSHOT} as s join ${SUBJECTS} as l using (subject_id))`

/** The labelled subjects, counted. */
export interface Labelled {
  rows: number
  bads: number
  lastDay: string
  source: string
  target: Target
  /** Facilities, and customers without one, that the rows are about. */
  subjects: number
}

/**
 * Labels the subjects of this session: by the source's outcomes, or, where days or a definition are asked for or
 * the source gave none, by the ledger's own. Throws NOT_READY where there is none, LIMIT_EXCEEDED for too many, BAD_REQUEST for words of a
 * source beside a definition, and what `tellOutcomes` throws.
 */
export async function labelSubjects(
  sql: Sql,
  { asOf, definition, ...choice }: OutcomeChoice & OutcomesAsked,
  knownAt: Date,
): Promise<Labelled> {
  const isAsked = asOf !== undefined || definition !== undefined
  if (isAsked && (choice.good ?? choice.bad))
    throw new RiskError(
      'BAD_REQUEST',
      'good and bad are words of a source: with as-of or a definition the ledger tells outcomes',
    )
  const isGiven =
    !isAsked &&
    (await sql.first('select 1 from outcome where recorded_at <= $1::timestamp limit 1', [knownAt]))
  const told = isGiven
    ? undefined
    : await tellOutcomes(sql, { asOf, definition }, { into: COMPUTED, knownAt })
  const subjects = trainingSubjectsSql(choice, knownAt, told ? COMPUTED : 'outcome')
  await sql.run(`create or replace temp table ${SUBJECTS} as ${subjects.sql}`, subjects.params)
  const row = await sql.first<{
    rows: number
    bads: number
    last_day: string
    definition: string
    horizon: number | null
    horizons: number
    source: string | null
    subjects: number
  }>(`select count(*) as rows, count(case when bad then 1 end) as bads, max(as_of) as last_day,
      string_agg(distinct definition, ' | ' order by definition) as definition,
      max(horizon_months) as horizon, count(distinct coalesce(horizon_months, -1)) as horizons,
      (select max(source) from lender) as source,
      count(distinct coalesce(2 * facility_id, 2 * customer_id + 1)) as subjects
    from ${SUBJECTS}`)
  if (!row || row.rows === 0)
    throw new RiskError(
      'NOT_READY',
      'no outcomes to learn from: ingest outcomes, or eighteen months of transactions',
    )
  if (told && row.rows > MOST_ROWS)
    throw new RiskError(
      'LIMIT_EXCEEDED',
      `${row.rows} labelled rows; at most ${MOST_ROWS} are learned from: ask for fewer days (as-of)`,
    )
  return {
    rows: row.rows,
    bads: row.bads,
    lastDay: row.last_day,
    source: row.source ?? 'this lender',
    subjects: row.subjects,
    target: {
      definition: row.definition,
      horizonMonths: row.horizons === 1 ? row.horizon : null,
      bad: choice.bad?.join(', ') ?? 'bad',
      good: choice.good?.join(', ') ?? 'good',
      ...(told && { ...told.target, written: told.written }),
    },
  }
}

/**
 * Leaves out the rows that the definition excludes by policy, once their features are prepared: a row goes by the
 * first condition that holds of it.
 */
export async function excludeByPolicy(sql: Sql, labelled: Labelled): Promise<Labelled> {
  const { written } = labelled.target
  const left: { reason: string; goods: number; bads: number }[] = []
  for (const reason of written?.document.exclude.where ?? []) {
    const holds = await rowsAmong(sql, parseAmong(reason))
    const ids = await sql.arrays(`select subject_id, bad from ${ROWS} order by subject_id`)
    const gone = ids.filter((_, row) => holds[row] === 1)
    const bads = gone.filter(([, bad]) => bad === true).length
    left.push({ reason, goods: gone.length - bads, bads })
    await sql.run(
      `delete from ${SUBJECTS} where subject_id in (select unnest(from_json($1, '["BIGINT"]')))`,
      [JSON.stringify(gone.map(([id]) => Number(id)))],
    )
  }
  if (!written || left.length === 0) return labelled
  const counts = lessExcluded(written.counts, left)
  const row = await sql.first<{ subjects: number }>(
    `select count(distinct facility_id) as subjects from ${SUBJECTS}`,
  )
  return {
    ...labelled,
    rows: counts.good + counts.bad,
    bads: counts.bad,
    subjects: row!.subjects,
    target: { ...labelled.target, written: { ...written, counts } },
  }
}

/** Features of the labelled subjects, each as of its own day: `ROWS` holds them from here on. */
export async function prepareRows(sql: Sql, knownAt: Date): Promise<void> {
  await snapshot(sql, { subjects: SUBJECTS, knownAt, into: SNAPSHOT, temporary: true })
}

/** The month each subject was observed in, counted from year 0, in the order of subject_id. */
export async function monthsOf(sql: Sql): Promise<Float64Array> {
  const rows = await sql.arrays(
    `select (year(as_of) * 12 + month(as_of) - 1)::double from ${ROWS} order by subject_id`,
  )
  return Float64Array.from(rows, ([month]) => Number(month))
}

export async function dropRows(sql: Sql): Promise<void> {
  await sql.script(
    `drop table if exists ${SUBJECTS}; drop table if exists ${SNAPSHOT}; drop table if exists ${COMPUTED}`,
  )
}

/** Which rows belong to a part, 1 or 0, in the order of subject_id. Throws BAD_REQUEST for an unknown fact. */
export async function rowsAmong(sql: Sql, part: Among): Promise<Uint8Array> {
  const status = { name: 'source_status', type: 'category' } as Feature
  const feature = [status, ...FEATURES].find(({ name }) => name === part.fact)
  if (!feature) throw new RiskError('BAD_REQUEST', `also-among: no fact is called ${part.fact}`)
  const { bad, columns } = await readTable(sql, ROWS, [feature])
  return bad.map((_, row) => (belongs(part, valueAt(columns[0] as Column, row)) ? 1 : 0))
}
