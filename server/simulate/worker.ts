import { setImmediate } from 'node:timers/promises'
import type { DuckDBPreparedStatement } from '@duckdb/node-api'
import { type Copy, copying, type Format, type Written } from './copies.ts'
import { textOf } from './engine.ts'
import { readCustomers } from './life/customer.ts'
import { fileEntries } from './life/file_entries.ts'
import { live } from './life/live.ts'
import { emptyTold, forget, type Told } from './life/told.ts'
import type { Totals } from './life/totals.ts'
import type { LifeWorld } from './life/world.ts'
import type { PartEngine } from './part_engine.ts'
import type { Part } from './parts.ts'
import { FILES_OF_PART, OF_PART, TRUTH } from './relations.ts'

// Other workers' statements wait meanwhile: some milliseconds.
const LIVES_IN_A_ROW = 64

/** What all workers share. */
export interface Work {
  world: LifeWorld
  /** What the transactions of all parts come to. */
  totals: Totals
  fileOf: 'month' | 'year'
  truth: boolean
  afterLives(customers: number): void
}

/** Lives through the lives of the part that an engine has. */
async function liveAll(
  engine: PartEngine,
  { world, totals, afterLives }: Work,
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
  afterLives(customers.length % LIVES_IN_A_ROW)
}

interface Place {
  draft: string
  folder: string
  format: Format
}

/** Writes what is told of a part: transactions and statements month by month, then all else. */
async function openWriter(engine: PartEngine, work: Work, to: Place) {
  const monthly = {
    transactions: await copying(engine, 'month_rows', to),
    statements: await copying(engine, 'month_statements', to),
  }
  const copies: [name: string, copy: Copy][] = []
  for (const name of FILES_OF_PART) {
    copies.push([name, await copying(engine, `file_${name}`, to)])
  }
  for (const name of work.truth ? TRUTH : []) {
    const copy = await copying(engine, `truth_${name}`, { ...to, format: 'parquet' })
    copies.push([`truth/${name}`, copy])
  }
  return async ({ transaction_month, bill_month, entries, ...told }: Told, suffix: string) => {
    Object.assign(engine.tables, told)
    const written: Written[] = []
    for (const { number, start } of work.world.months) {
      engine.tables.transaction_month = transaction_month[number]!
      engine.tables.bill_month = bill_month[number]!
      for (const name of ['transactions', 'statements'] as const) {
        const one = await monthly[name](`${name}_${start.slice(0, 7)}`, suffix)
        written.push({ ...one, name: `${name}_${start.slice(0, work.fileOf === 'year' ? 4 : 7)}` })
      }
    }
    for (const [name, copy] of copies) written.push(await copy(name, suffix))
    return written
  }
}

/** A worker on an engine of its own takes parts and writes what it knows of their customers. */
export async function openWorker(
  engine: PartEngine,
  work: Work,
  to: Place,
): Promise<(part: Part) => Promise<Written[]>> {
  const empty = ['part', ...OF_PART].map((name) => `truncate ${name}`)
  const fills: DuckDBPreparedStatement[] = []
  for (const name of OF_PART) {
    fills.push(await engine.prepare(`insert into ${name} ${await textOf(name)}`))
  }
  const write = await openWriter(engine, work, to)
  const told = emptyTold(work.world.months.length)
  let isEmpty = true
  return async (part) => {
    // Only a checkpoint gives back the room of rows that are deleted.
    if (!isEmpty) await engine.script([...empty, 'checkpoint'].join(';\n'))
    isEmpty = false
    await engine.run('insert into part values (?, ?)', [part.first, part.past])
    for (const fill of fills) await fill.run()
    await liveAll(engine, work, told)
    return write(told, `.${part.number}`)
  }
}
