import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { DuckDBPreparedStatement } from '@duckdb/node-api'
import { type Copy, copying, type Format, type Written } from './copies.ts'
import { textOf } from './engine.ts'
import { readCustomers } from './life/customer.ts'
import { fileEntries } from './life/file_entries.ts'
import { live } from './life/live.ts'
import { emptyTold, forget, type Told } from './life/told.ts'
import type { Totals } from './life/totals.ts'
import { type LifeWorld, type Market, makeLifeWorld } from './life/world.ts'
import { openPartEngine, type PartEngine, type World } from './part_engine.ts'
import type { Part } from './parts.ts'
import { FILES_OF_PART, OF_PART, TRUTH } from './relations.ts'

// Whoever wants to be heard meanwhile, waits: some milliseconds.
const LIVES_IN_A_ROW = 64

/** What workers are told before they open. */
export interface Job {
  world: World
  /** Whether what is so and the lender cannot know is told. */
  truth: boolean
  /** What the engine of a worker may use. */
  memoryLimit: string
  /** Where parts write their files. */
  folder: string
  format: Format
}

/** What a worker is told of all parts it takes, and tells of them besides files. */
export interface Work {
  market: Market
  /** What the transactions of all parts of a worker come to. */
  totals: Totals
  afterLives(customers: number): void
}

/** Lives through the lives of the part that an engine has. */
async function liveAll(
  engine: PartEngine,
  world: LifeWorld,
  part: Part,
  { totals, afterLives }: Omit<Work, 'market'>,
  told: Told,
): Promise<void> {
  forget(told)
  const customers = await readCustomers(engine)
  for (const [i, customer] of customers.entries()) {
    live(world, customer, told)
    fileEntries(told, customer.n, world.monthOfDay, totals)
    if (i % LIVES_IN_A_ROW !== LIVES_IN_A_ROW - 1) continue
    afterLives(LIVES_IN_A_ROW)
    await setImmediate()
  }
  // Some come too late to have a life here.
  const counted = customers.length - (customers.length % LIVES_IN_A_ROW)
  afterLives(part.past - part.first - counted)
}

/** Writes what is told of a part: transactions and statements month by month, then all else. */
async function openWriter(engine: PartEngine, job: Job, draft: string) {
  const { world, truth, folder, format } = job
  const to = { draft, folder, format }
  const monthly = {
    transactions: await copying(engine, 'month_rows', to),
    statements: await copying(engine, 'month_statements', to),
  }
  const copies: [name: string, copy: Copy][] = []
  for (const name of FILES_OF_PART) {
    copies.push([name, await copying(engine, `file_${name}`, to)])
  }
  for (const name of truth ? TRUTH : []) {
    const copy = await copying(engine, `truth_${name}`, { ...to, format: 'parquet' })
    copies.push([`truth/${name}`, copy])
  }
  return async ({ transaction_month, bill_month, entries, ...told }: Told, suffix: string) => {
    Object.assign(engine.tables, told)
    const written: Written[] = []
    for (const { number, start } of world.months) {
      engine.tables.transaction_month = transaction_month[number]!
      engine.tables.bill_month = bill_month[number]!
      for (const name of ['transactions', 'statements'] as const) {
        const one = await monthly[name](`${name}_${start.slice(0, 7)}`, suffix)
        written.push({ ...one, name: `${name}_${start.slice(0, world.fileOf === 'year' ? 4 : 7)}` })
      }
    }
    for (const [name, copy] of copies) written.push(await copy(name, suffix))
    return written
  }
}

/** A worker takes parts, on an engine of its own, and writes what it knows of their customers. */
export interface Worker {
  engine: PartEngine
  live(part: Part, work: Work): Promise<Written[]>
}

/** `number` tells the worker from others that write into the same folder. */
export async function openWorker(job: Job, number: number): Promise<Worker> {
  const engine = await openPartEngine(job.world, job.memoryLimit)
  const empty = ['part', ...OF_PART].map((name) => `truncate ${name}`)
  const fills: DuckDBPreparedStatement[] = []
  for (const name of OF_PART) {
    fills.push(await engine.prepare(`insert into ${name} ${await textOf(name)}`))
  }
  const write = await openWriter(engine, job, join(job.folder, `draft_${number}`))
  const told = emptyTold(job.world.months.length)
  const world = await makeLifeWorld(job.world, job.truth)
  let isEmpty = true
  return {
    engine,
    async live(part, { market, ...work }) {
      // Only a checkpoint gives back the room of rows that are deleted.
      if (!isEmpty) await engine.script([...empty, 'checkpoint'].join(';\n'))
      isEmpty = false
      await engine.run('insert into part values (?, ?)', [part.first, part.past])
      for (const fill of fills) await fill.run()
      await liveAll(engine, { ...world, ...market }, part, work, told)
      return write(told, `.${part.number}`)
    },
  }
}
