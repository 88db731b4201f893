import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import { scoreSql } from '../scoring/score.sql.ts'
import { featuresRead, termsOf } from './cards.ts'
import type { SavedModel } from './registry.ts'
import { withFile } from './training_file.ts'
import { planColumns } from './training_file_columns.ts'
import { readTarget } from './training_file_target.ts'
import { quarters } from './validation/fairness_of.ts'
import type { Scored } from './validation/measure.ts'

/** The rows of a table with a known outcome, in its order, as the model scores them. */
export type Population = Scored & {
  path: string
  /** Of each protected column, every row's group. */
  groups: (string | null)[][]
  /** Of each characteristic of each card, how many rows got how many points. */
  pointCounts: Map<number, number>[]
}

const MOST_VALUES = 12

/** Scores a CSV or Parquet file. Throws BAD_REQUEST for a feature, target or protected column it lacks. */
export function readPopulation(
  path: string,
  { model }: SavedModel,
  asked: { target: string; event?: string | undefined; protected: readonly string[] },
): Promise<Population> {
  return withFile(path, {}, async (sql, file) => {
    const { named } = planColumns(file.columns, { target: asked.target })
    const target = await readTarget(sql, file, named.target.name, asked.event)
    const known = new Map(file.columns.map(({ name }) => [name.toLowerCase(), name]))
    const find = (role: string, name: string) => {
      const found = known.get(name.toLowerCase())
      if (found !== undefined) return found
      throw new RiskError('BAD_REQUEST', `${role}: ${path} has no column ${name}`)
    }
    const columns = featuresRead(model).map(({ feature }) =>
      quoteIdentifier(find('model', feature)),
    )
    const groups = asked.protected.map((name) => quoteIdentifier(find('protected', name)))
    await sql.script(`create temp table tally_rows as
      select row_number() over (order by ${file.rowNumber}) - 1 as subject_id,
        null::bigint as customer_id, null::bigint as facility_id, ${target.sql} as tally_bad
        ${groups.map((column, i) => `, cast(${column} as varchar) as tally_group_${i}`).join('')}
        ${columns.map((column) => `, ${column}`).join('')}
      from ${file.relation} where ${target.sql} is not null;
      create temp table tally_scored as ${scoreSql(model, 'tally_rows')}`)
    const rows = await sql.arrays(
      `select s.score, s.pd, r.tally_bad::double ${groups.map((_, i) => `, r.tally_group_${i}`).join('')}
       from tally_scored as s join tally_rows as r using (subject_id) order by subject_id`,
    )
    const pointCounts: Map<number, number>[] = []
    for (let i = 1; i <= termsOf(model).length; i++) {
      const counts = await sql.arrays(
        `select points[${i}], count(*)::double from tally_scored where points[${i}] is not null group by 1`,
      )
      pointCounts.push(new Map(counts.map(([points, n]) => [Number(points) + 0, Number(n)])))
    }
    return {
      path,
      score: Float64Array.from(rows, (row) => Number(row[0])),
      pd: Float64Array.from(rows, (row) => Number(row[1])),
      bad: Uint8Array.from(rows, (row) => Number(row[2])),
      groups: groups.map((_, i) => grouped(rows.map((row) => row[3 + i] as string | null))),
      pointCounts,
    }
  })
}

/** Groups by value; of a column of many numbers by quarters. */
export function grouped(values: (string | null)[]): (string | null)[] {
  const distinct = new Set(values)
  distinct.delete(null)
  const numeric = [...distinct].every((value) => value !== '' && Number.isFinite(Number(value)))
  if (distinct.size <= MOST_VALUES || !numeric) return values
  return quarters(values.map((value) => (value === null ? null : Number(value))))
}
