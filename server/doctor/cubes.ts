import type { Sql } from '../db/connection.ts'
import { fillCubes } from '../portfolio/cube/keep_cubes.ts'

interface Difference {
  cube: string
  days: number
  first: string
}

/** Whether the cubes, filled as they are when the store opens, come to the transactions. Throws where not. */
export async function compareCubes(sql: Sql): Promise<string> {
  await fillCubes(sql)
  const found = await sql.all<Difference>(
    `select cube, count(*) as days, min(booked_on) as first
     from cube_difference
     group by cube
     order by cube`,
  )
  if (found.length === 0) return 'as many and as much as the transactions on every day'
  const said = found.map(
    ({ cube, days, first }) =>
      `${cube} differs from the transactions on ${days} days, first on ${first}`,
  )
  throw new Error(said.join('; '))
}
