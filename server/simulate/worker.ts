import { setImmediate } from 'node:timers/promises'
import type { DuckDBPreparedStatement } from '@duckdb/node-api'
import { type Copy, copying, type Format, type Written } from './copies.ts'
import { type Engine, textOf } from './engine.ts'
import { readCustomers } from './life/customer.ts'
import { live } from './life/live.ts'
import type { Rows } from './life/rows.ts'
import { rowsInto, type Target, targetOf } from './life/rows_into.ts'
import { type ByMonth, emptyTold, inOrder, type Told, type Totals } from './life/told.ts'
import type { LifeWorld } from './life/world.ts'
import type { Part } from './parts.ts'
import { FILES_OF_PART, OF_PART, TOLD, TRUTH } from './relations.ts'

// Other workers' statements wait meanwhile: some milliseconds.
const LIVES_IN_A_ROW = 64

type Statements = readonly DuckDBPreparedStatement[]

async function runAll(statements: Statements): Promise<void> {
  for (const statement of statements) await statement.run()
}

async function prepareAll(engine: Engine, statements: readonly string[]): Promise<Statements> {
  const prepared: DuckDBPreparedStatement[] = []
  for (const statement of statements) prepared.push(await engine.prepare(statement))
  return prepared
}

/** What all workers share. */
export interface Work {
  world: LifeWorld
  /** What the transactions of all parts come to. */
  totals: Totals
  fileOf: 'month' | 'year'
  truth: boolean
  afterLives(customers: number): void
}

interface Lived {
  told: Told
  transactions: ByMonth
  bills: ByMonth
}

/** Lives through the lives of the part that an engine has. */
async function liveAll(engine: Engine, { world, totals, afterLives }: Work): Promise<Lived> {
  const told = emptyTold()
  const byMonth = (): ByMonth => world.months.map(() => [])
  const [transactions, bills] = [byMonth(), byMonth()]
  const customers = await readCustomers(engine)
  for (const [i, customer] of customers.entries()) {
    const first = told.transaction.count
    live(world, customer, told)
    inOrder(told, first, world.monthOfDay, transactions, totals)
    if (i % LIVES_IN_A_ROW !== LIVES_IN_A_ROW - 1) continue
    afterLives(LIVES_IN_A_ROW)
    await setImmediate()
  }
  afterLives(customers.length % LIVES_IN_A_ROW)
  const { values, width, count } = told.bill
  for (let row = 0; row < count; row++)
    bills[world.monthOfDay[values[row * width + 1]!]!]!.push(row)
  return { told, transactions, bills }
}

/** Writes what a worker's lives have told. */
async function openWriter(
  engine: Engine,
  work: Work,
  of: { draft: string; folder: string; format: Format },
) {
  const targets = new Map<string, Target>()
  for (const name of [...TOLD, 'truth_month', 'transaction_month', 'bill_month']) {
    targets.set(name, await targetOf(engine, name))
  }
  const put = (name: string, rows: Rows, order?: readonly number[]) =>
    rowsInto(engine, targets.get(name)!, rows, order)
  const monthly: { table: string; name: string; copy: Copy; empty: Statements }[] = []
  for (const [table, view, name] of [
    ['transaction_month', 'month_rows', 'transactions'],
    ['bill_month', 'month_statements', 'statements'],
  ] as const) {
    const copy = await copying(engine, view, of)
    monthly.push({ table, name, copy, empty: await prepareAll(engine, [`truncate ${table}`]) })
  }
  const copies: { name: string; copy: Copy }[] = []
  for (const name of FILES_OF_PART) {
    copies.push({ name, copy: await copying(engine, `file_${name}`, of) })
  }
  for (const name of work.truth ? TRUTH : []) {
    const format = 'parquet'
    const copy = await copying(engine, `truth_${name}`, { ...of, format })
    copies.push({ name: `truth/${name}`, copy })
  }
  return async ({ told, transactions, bills }: Lived, suffix: string): Promise<Written[]> => {
    for (const name of TOLD) await put(name, told[name])
    for (const rows of [told.line_month, told.loan_month]) await put('truth_month', rows)
    const written: Written[] = []
    for (const { number, start } of work.world.months) {
      for (const { table, name, copy, empty } of monthly) {
        const [rows, order] =
          name === 'statements'
            ? [told.bill, bills[number]!]
            : [told.transaction, transactions[number]!]
        await put(table, rows, order)
        const one = await copy(`${name}_${start.slice(0, 7)}`, suffix)
        await runAll(empty)
        written.push({ ...one, name: `${name}_${start.slice(0, work.fileOf === 'year' ? 4 : 7)}` })
      }
    }
    for (const { name, copy } of copies) written.push(await copy(name, suffix))
    return written
  }
}

/** A worker on an engine of its own takes parts and writes what it knows of their customers. */
export async function openWorker(
  engine: Engine,
  work: Work,
  of: { draft: string; folder: string; format: Format },
): Promise<(part: Part) => Promise<Written[]>> {
  const empty = await prepareAll(engine, [
    ...['part', ...OF_PART, ...TOLD, 'truth_month'].map((name) => `truncate ${name}`),
    'checkpoint',
  ])
  const fills: DuckDBPreparedStatement[] = []
  for (const name of OF_PART)
    fills.push(await engine.prepare(`insert into ${name} ${await textOf(name)}`))
  const write = await openWriter(engine, work, of)
  return async (part) => {
    await runAll(empty)
    await engine.run('insert into part values (?, ?)', [part.first, part.past])
    await runAll(fills)
    return write(await liveAll(engine, work), `.${part.number}`)
  }
}
