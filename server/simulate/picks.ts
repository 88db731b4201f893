import type { Connection } from '../db/connection.ts'
import { drawsOf } from './quantiles.ts'

/** A value that some equally likely draws in a row give. */
export type Run = readonly [value: number, draws: number]

/**
 * A table of one row to draw from by a number from 0 on: its list holds each value as often as its run
 * says. The engine spells the runs out: a statement of every draw would be long to parse. An entry of a
 * list in a row is read several times faster than a row of a table is found.
 */
export async function pick(engine: Connection, name: string, type: string, runs: readonly Run[]) {
  const rows = runs.map(([value, draws], i) => `(${i}, ${value}, ${draws})`)
  await engine.script(
    `create table pick_${name} as
     select list(value order by number) as ${name}
     from (
       select number, value::${type} as value, unnest(range(draws))
       from (values ${rows.join(', ')}) as t(number, value, draws)
     )`,
  )
}

export const runsOf = (weights: readonly number[], size: number, first = 0): Run[] =>
  drawsOf(weights, size).map((draws, i) => [first + i, draws])
