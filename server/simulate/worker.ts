import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBPreparedStatement } from '@duckdb/node-api'
import { quoteLiteral } from '../db/identifier.ts'
import type { Month } from './calendar.ts'
import { type Engine, openEngine, textOf } from './engine.ts'
import { setFigures } from './figures.ts'
import { makeMoments } from './moments.ts'
import type { Parameters } from './parameters.ts'
import type { Part } from './parts.ts'
import {
  FILE_VIEWS,
  FILES_OF_LENDER,
  FILES_OF_PART,
  KEPT,
  OF_PART,
  OF_PERIOD,
  STEPS,
  TRUTH,
  TRUTH_OF_LINES,
} from './relations.ts'
import { makeSurroundings } from './surroundings.ts'
import { makeTruePd } from './true_pd_tables.ts'
import { makeWords } from './words.ts'
import { makeWorld } from './world.ts'

export type Format = 'parquet' | 'csv' | 'ndjson'

const COPY_OPTIONS: Record<Format, string> = {
  parquet: '(format parquet, compression zstd, compression_level 1, dictionary_size_limit 1000)',
  csv: '(format csv, header)',
  ndjson: '(format json)',
}

// Only a checkpoint gives back the room of rows that are deleted; it costs as much as a long statement.
const MONTHS_TO_A_CHECKPOINT = 4

type Statements = readonly DuckDBPreparedStatement[]

async function runAll(statements: Statements): Promise<void> {
  for (const statement of statements) await statement.run()
}

/** A relation is a query in `sql/`: it becomes a table that is emptied and filled again. */
async function makeTable(engine: Engine, name: string): Promise<void> {
  const query = (await textOf(name)).trimEnd().replace(/;$/, '')
  await engine.script(`create table ${name} as (${query}\n) with no data`)
}

const filling = async (engine: Engine, name: string) =>
  engine.prepare(`insert into ${name} ${await textOf(name)}`)

async function prepareAll(engine: Engine, statements: readonly string[]): Promise<Statements> {
  const prepared: DuckDBPreparedStatement[] = []
  for (const statement of statements) prepared.push(await engine.prepare(statement))
  return prepared
}

export interface World {
  customers: number
  seed: number
  parameters: Parameters
  months: readonly Month[]
  /** Transactions and statements are told a file a month, or a year. */
  fileOf: 'month' | 'year'
}

/** Makes all that statements read and write, so that none of them need be planned again. */
async function makeTables(engine: Engine, world: World, truth: boolean): Promise<void> {
  const { parameters, months } = world
  await engine.runFile('random')
  await makeWords(engine)
  await makeWorld(engine, parameters, months)
  await setFigures(engine, world, parameters, months)
  await makeMoments(engine, parameters, months)
  await makeSurroundings(engine, parameters, months)
  for (const name of ['shop', 'acceptance']) await engine.runFile(name)
  await engine.script('create table part (first_n bigint, past_n bigint)')
  await engine.script('create table moment as from every_moment limit 0')
  for (const name of OF_PART) await makeTable(engine, name)
  await engine.runFile('tables')
  for (const name of OF_PERIOD) await makeTable(engine, name)
  for (const name of ['files', 'flush']) await engine.runFile(name)
  if (truth) {
    await makeTruePd(engine, parameters)
    await engine.runFile('truth_files')
  }
  for (const name of FILE_VIEWS) await engine.runFile(`file_${name}`)
}

/** A file as a part has written it. */
export interface Written {
  /** Of the lender's file, without its ending. */
  name: string
  format: Format
  path: string
  rows: number
}

export interface Worker {
  engine: Engine
  /** Lives through the months of a part, and writes what it knows of its customers. */
  live(part: Part, afterMonth: () => void): Promise<Written[]>
  /** Writes what is so of the whole lender, once all parts are done. */
  writeLender(): Promise<Written[]>
}

/** A worker with an engine of its own. `folder` is where it writes. */
export async function openWorker(
  world: World,
  given: { folder: string; format: Format; memoryLimit: string; number: number; truth: boolean },
): Promise<Worker> {
  const { folder, format } = given
  const engine = await openEngine(given.memoryLimit)
  await makeTables(engine, world, given.truth)
  const perMonth = await prepareMonth(engine, given.truth)
  const fillPart = await prepareAll(engine, [
    ...[...OF_PART, ...KEPT].map((name) => `truncate ${name}`),
    'checkpoint',
  ])
  const fills: DuckDBPreparedStatement[] = []
  for (const name of OF_PART) fills.push(await filling(engine, name))
  const begin = await engine.prepareFile('begin')

  const draft = join(folder, `draft_${given.number}`)
  async function copying(relation: string, name: string, as: Format = format) {
    const statement = await engine.prepare(
      `copy (from ${relation}) to ${quoteLiteral(draft)} ${COPY_OPTIONS[as]}`,
    )
    return async (suffix: string): Promise<Written> => {
      const { rowsChanged } = await statement.run()
      const path = join(folder, `${name.replace('/', '_')}${suffix}`)
      await rename(draft, path)
      return { name, format: as, path, rows: rowsChanged }
    }
  }
  const copyTransactions = await copying('month_rows', 'transactions')
  const copyStatements = await copying('month_statements', 'statements')
  const copies: Awaited<ReturnType<typeof copying>>[] = []
  for (const name of FILES_OF_PART) copies.push(await copying(`file_${name}`, name))
  for (const name of given.truth ? TRUTH : []) {
    copies.push(await copying(`truth_${name}`, `truth/${name}`, 'parquet'))
  }

  return {
    engine,
    async live(part, afterMonth) {
      await runAll(fillPart)
      await engine.run('delete from part')
      await engine.run('insert into part values (?, ?)', [part.first, part.past])
      await runAll(fills)
      await runAll(begin)
      const written: Written[] = []
      const suffix = `.${part.number}`
      for (let number = 0; number <= world.months.length; number++) {
        await perMonth.step(number)
        const over = world.months[number - 1]
        if (over) {
          for (const copy of [copyTransactions, copyStatements]) {
            const one = await copy(`_${over.start.slice(0, 7)}${suffix}`)
            const period = over.start.slice(0, world.fileOf === 'year' ? 4 : 7)
            written.push({ ...one, name: `${one.name}_${period}` })
          }
          await runAll(perMonth.total)
        }
        await perMonth.forget(number)
        afterMonth()
      }
      for (const copy of copies) written.push(await copy(suffix))
      return written
    },
    async writeLender() {
      const written: Written[] = []
      for (const name of FILES_OF_LENDER) {
        written.push(await (await copying(`file_${name}`, name))('.0'))
      }
      return written
    },
  }
}

async function prepareMonth(engine: Engine, truth: boolean) {
  const steps: DuckDBPreparedStatement[] = []
  for (const step of STEPS) {
    if (step === TRUTH_OF_LINES && !truth) continue
    const statements =
      typeof step === 'string' ? [await filling(engine, step)] : await engine.prepareFile(step.run)
    steps.push(...statements)
  }
  const moment = await engine.prepare('insert into moment from every_moment where period_no = ?')
  const total = await engine.prepareFile('total_month')
  const forget = [
    ...(await engine.prepareFile('forget_month')),
    ...(await prepareAll(
      engine,
      ['moment', 'purchase', ...OF_PERIOD].map((name) => `truncate ${name}`),
    )),
  ]
  const [checkpoint] = await prepareAll(engine, ['checkpoint'])
  return {
    async step(number: number) {
      moment.bindInteger(1, number)
      await moment.run()
      await runAll(steps)
    },
    total,
    async forget(number: number) {
      await runAll(forget)
      if (number % MONTHS_TO_A_CHECKPOINT === MONTHS_TO_A_CHECKPOINT - 1) await checkpoint!.run()
    },
  }
}
