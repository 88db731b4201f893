import type { Month } from './calendar.ts'
import { type Engine, openEngine, textOf } from './engine.ts'
import { setFigures } from './figures.ts'
import { TABLES, type TableName } from './life/told_tables.ts'
import type { Parameters } from './parameters.ts'
import type { Period } from './period.ts'
import { OF_PART, VIEWS_OF_PART } from './relations.ts'
import { makeSurroundings } from './surroundings.ts'
import { makeToldViews, type Tables } from './told_function.ts'
import { makeWords } from './words.ts'
import { makeWorld } from './world.ts'

/** The lender that is asked for. */
export interface World {
  customers: number
  seed: number
  parameters: Parameters
  months: readonly Month[]
  /** By number, then by statement day. */
  periods: readonly (readonly Period[])[]
  /** Transactions and statements are told a file a month, or a year. */
  fileOf: 'month' | 'year'
}

/** A relation is a query in `sql/`: it becomes a table that is emptied and filled again. */
async function makeTable(engine: Engine, name: string): Promise<void> {
  const query = (await textOf(name)).trimEnd().replace(/;$/, '')
  await engine.script(`create table ${name} as (${query}\n) with no data`)
}

export interface PartEngine extends Engine {
  /** What lives have left behind: statements read it by the names of tables. */
  tables: Tables
}

/** An engine with all that statements of parts read and write, so that none of them need be planned again. */
export async function openPartEngine(world: World, memoryLimit: string): Promise<PartEngine> {
  const { parameters, months } = world
  const engine = await openEngine(memoryLimit)
  await engine.runFile('random')
  await makeWords(engine)
  await makeWorld(engine, world)
  await setFigures(engine, world, parameters, months)
  await makeSurroundings(engine, parameters, months)
  await engine.script('create table part (first_n bigint, past_n bigint)')
  for (const name of OF_PART) await makeTable(engine, name)
  const tables: Tables = {}
  await makeToldViews(engine, tables, Object.keys(TABLES) as TableName[])
  for (const name of ['truth_month', 'files', 'flush', 'truth_files']) {
    await engine.runFile(name)
  }
  for (const name of VIEWS_OF_PART) await engine.runFile(`file_${name}`)
  return { ...engine, tables }
}
