import type { Sql } from '../db/connection.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Characteristic } from '../models/scorecard/model.ts'
import type { ValueBands } from '../models/scorecard/value_bands.ts'
import { bandCellSql, inRangeSql } from './band_cell.sql.ts'

/** A sloped characteristic of a run's scores: `name` as it is told, `place` of its points, from 1. */
export interface Sloped {
  name: string
  place: number
  characteristic: Characteristic
}

type Counted = { runId: number; modelId: string; counted: string }

/**
 * Counts how the values of a sloped characteristic lay in its bands, from the run's snapshot. Where the model
 * does not tell them, the bands are those of the first run counted, which is kept as what later ones are
 * held against. `counted` is the relation of the scores that count, with $1 the run and $2 the model.
 */
export async function countBands(sql: Sql, sloped: Sloped, given: Counted): Promise<void> {
  const { name, place, characteristic } = sloped
  const { runId, modelId, counted } = given
  const bands = characteristic.bands ?? (await bandsKept(sql, sloped, given))
  if (!bands) return
  await sql.run(
    `insert into run_distribution
     with given as (select subject_id from ${counted} and points[${place}] is not null)
     select $1::bigint, $2::varchar, $3::varchar,
       ${bandCellSql(characteristic, bands, columnOf(characteristic))} as cell, count(*)
     from feature_snapshot as f
     where run_id = $1::bigint and subject_id in (select subject_id from given)
     group by cell`,
    [runId, modelId, name],
  )
}

const columnOf = ({ feature }: Characteristic) => `f.${quoteIdentifier(feature)}`

/** The bands of the first run; this one's, kept from now on, where there was none with a number. */
async function bandsKept(
  sql: Sql,
  { name, place, characteristic }: Sloped,
  { runId, modelId, counted }: Counted,
): Promise<ValueBands | undefined> {
  const kept = await sql.first<{ bands: string }>(
    'select bands from drift_reference where model_id = $1 and feature = $2',
    [modelId, name],
  )
  if (kept) return JSON.parse(kept.bands) as ValueBands
  const value = columnOf(characteristic)
  const numbers = `given as (
      select subject_id, points[${place}] as points from ${counted} and points[${place}] is not null
    ),
    number as (
      select ${value} as value, g.points
      from feature_snapshot as f join given as g using (subject_id)
      where f.run_id = $1::bigint and ${inRangeSql(characteristic, value)}
    )`
  const lay = await sql.first<Pick<ValueBands, 'least' | 'most' | 'edges'>>(
    `with ${numbers},
     rising as (select list(value order by value) as lay from number)
     select lay[1] as least, lay[-1] as most, list_filter(
       list_sort(list_distinct(list_transform(range(1, 10), lambda tenth: lay[1 + len(lay) * tenth // 10]))),
       lambda edge: edge > lay[1]) as edges
     from rising where len(lay) > 0`,
    [runId, modelId],
  )
  if (!lay) return undefined
  const parts = await sql.arrays(
    `with ${numbers}
     select count(*)::double, avg(points)
     from number group by len(list_filter($3::double[], lambda edge: value >= edge))
     order by len(list_filter($3::double[], lambda edge: value >= edge))`,
    [runId, modelId, lay.edges],
  )
  const bands: ValueBands = {
    ...lay,
    counts: parts.map(([rows]) => Number(rows)),
    points: parts.map(([, points]) => Number(points)),
  }
  await sql.run('insert into drift_reference values ($1, $2, $3, $4)', [
    modelId,
    name,
    runId,
    JSON.stringify(bands),
  ])
  return bands
}
