import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Connection, openConnection } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { quoteLiteral } from '../db/identifier.ts'
import { type Month, monthsUntil } from './calendar.ts'
import type { Parameters } from './parameters.ts'
import { periodsOf } from './period.ts'
import { readParameters } from './read_parameters.ts'
import { lenderViews } from './report/lender_views.sql.ts'
import { type Report, reportOn } from './report/report.ts'
import { makeSurroundings } from './surroundings.ts'
import { makeTruePd } from './true_pd_tables.ts'
import { makePeriod, makeWorld, set } from './world.ts'

export interface SimulateArguments {
  customers: number
  months: number
  seed: number
  /** Folder the files are written into; made where it is missing. */
  out: string
  format: 'parquet' | 'csv' | 'ndjson'
  /** Last day of the simulated history. */
  endsOn: string
  /** What is assumed of the world, in YAML; what it leaves out keeps its default. */
  config?: string
  threads?: number
  /** What the engine may use, such as `2GB`. */
  memoryLimit?: string
  /** Hold the lender against what is known of such lenders, in `report.json` beside its files. */
  report?: boolean
}

interface SimulateEffects {
  progress(progress: { step: string; done: number; total?: number; unit?: string }): void
  signal?: AbortSignal
}

export interface SimulatedFile {
  path: string
  rows: number
}

/** Files of the relations around lines and payments, each a view `file_…` in `sql/`. */
const SURROUNDINGS = [
  'partners',
  'partner_terms',
  'merchants',
  'merchant_acceptances',
  'promotions',
  'accounts',
  'account_verifications',
  'bindings',
  'consents',
  'inquiries',
  'offers',
  'promotion_uses',
  'control_totals',
] as const

/** The files that are written at the end; transactions and statements are written month by month. */
const FILES = [
  'lender',
  'places',
  ...SURROUNDINGS,
  'customers',
  'facilities',
  'limit_events',
  'facility_states',
  'instalment_plans',
  'applications',
  'application_events',
  'outcomes',
] as const

/** What happens in a period, each a file of `sql/`. */
const BEFORE_PURCHASES = ['open_lines', 'repay', 'top_up', 'next_purchases', 'accepting'] as const

/** For some customers at a time: so many rows that they are made in ranges. */
const PURCHASES = ['active', 'attempt', 'suspect', 'verdict', 'purchase'] as const
const CUSTOMERS_AT_A_TIME = 250_000

const AFTER_PURCHASES = [
  'first_tap',
  'promote',
  'spent',
  'purchase_plan',
  'new_effect',
  'due_effect',
  'effected',
  'post_payments',
  'billing',
  'closing',
  'truth_lines',
  'settle',
  'savings_after',
  'open_loans',
  'loan_month',
  'settle_loans',
] as const

async function runFile(engine: Connection, name: string): Promise<void> {
  await engine.script(await readFile(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8'))
}

// Each statement runs once a period, and planning it takes as long as running it on few customers: what
// the statements are written to do without is not looked for.
const COSTS_MORE_THAN_IT_SAVES =
  'statistics_propagation,common_subexpressions,join_order,expression_rewriter,unused_columns,column_lifetime,cte_inlining'

/** What is so and the lender cannot know: ingest never reads it. */
const TRUTH = ['facility_months', 'customers', 'pd'] as const

const COPY_OPTIONS = {
  parquet: '(format parquet, compression zstd, dictionary_size_limit 1000)',
  csv: '(format csv, header)',
  ndjson: '(format json)',
} as const

const pathOf = (args: SimulateArguments, name: string) => join(args.out, `${name}.${args.format}`)

async function copy(
  engine: Connection,
  query: string,
  path: string,
  format: SimulateArguments['format'],
) {
  const rows = await engine.run(`copy (${query}) to ${quoteLiteral(path)} ${COPY_OPTIONS[format]}`)
  return { path, rows }
}

/** Writes the transactions and statements of a month that is over, and lets go of them. */
async function flush(
  engine: Connection,
  args: SimulateArguments,
  month: Month,
): Promise<SimulatedFile[]> {
  const name = month.start.slice(0, 7)
  await set(engine, 'month_sec', String(month.firstDay * 86400))
  await set(engine, 'next_month_sec', String((month.lastDay + 1) * 86400))
  const files = [
    await copy(engine, 'from month_rows', pathOf(args, `transactions_${name}`), args.format),
    await copy(engine, 'from month_statements', pathOf(args, `statements_${name}`), args.format),
  ]
  await runFile(engine, 'total_month')
  await runFile(engine, 'forget_month')
  return files
}

async function writeFiles(engine: Connection, args: SimulateArguments): Promise<SimulatedFile[]> {
  const files: SimulatedFile[] = []
  for (const name of FILES)
    files.push(await copy(engine, `from file_${name}`, pathOf(args, name), args.format))
  await mkdir(join(args.out, 'truth'), { recursive: true })
  for (const name of TRUTH) {
    await copy(engine, `from truth_${name}`, join(args.out, 'truth', `${name}.parquet`), 'parquet')
  }
  return files
}

function check(args: SimulateArguments): void {
  const whole = (name: string, value: number, least: number, most: number) => {
    if (Number.isInteger(value) && value >= least && value <= most) return
    throw new RiskError(
      'BAD_REQUEST',
      `${name} must be a whole number from ${least} to ${most}: ${value}`,
    )
  }
  whole('customers', args.customers, 1, 2_000_000)
  whole('months', args.months, 2, 60)
  whole('seed', args.seed, 0, 2 ** 53 - 1)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(args.endsOn) || Number.isNaN(Date.parse(args.endsOn))) {
    throw new RiskError('BAD_REQUEST', `ends-on must be a date such as 2017-12-31: ${args.endsOn}`)
  }
}

/**
 * Writes the files of a synthetic lender in our own format: the same arguments give the same rows on
 * any number of threads. Returns each file with its rows, and the report where one is asked for.
 */
export async function simulate(
  args: SimulateArguments,
  effects: SimulateEffects,
): Promise<{ files: SimulatedFile[]; report: Report | null }> {
  check(args)
  const world = readParameters(args.config)
  const instance = await DuckDBInstance.create(':memory:')
  const engine = openConnection(await instance.connect())
  try {
    if (args.threads) await engine.script(`set threads = ${Math.trunc(args.threads)}`)
    await engine.script(`set memory_limit = ${quoteLiteral(args.memoryLimit ?? '2GB')}`)
    await engine.script(`set disabled_optimizers = ${quoteLiteral(COSTS_MORE_THAN_IT_SAVES)}`)
    const months = monthsUntil(args.endsOn, args.months)
    const files: SimulatedFile[] = []
    await mkdir(args.out, { recursive: true })
    await runFile(engine, 'random')
    await makeWorld(engine, args, world, months)
    await makeSurroundings(engine, world, months)
    for (const name of [
      'shop',
      'acceptance',
      'person',
      'onboarding',
      'application',
      'loan_wish',
      'campaign',
      'class_3',
      'consent',
      'surroundings',
      'tables',
      'files',
      'flush',
      'outcomes',
      ...SURROUNDINGS.map((name) => `file_${name}`),
    ])
      await runFile(engine, name)
    for (let number = 0; number <= args.months; number++) {
      if (effects.signal?.aborted) throw new RiskError('CANCELLED', 'simulate was cancelled')
      effects.progress({ step: 'simulate', done: number, total: args.months, unit: 'months' })
      await makePeriod(engine, world, months, number, periodsOf(world, months, number))
      for (const name of BEFORE_PURCHASES) await runFile(engine, name)
      for (let from = 0; from < args.customers; from += CUSTOMERS_AT_A_TIME) {
        await set(engine, 'from_n', String(from))
        await set(engine, 'until_n', String(from + CUSTOMERS_AT_A_TIME - 1))
        for (const name of PURCHASES) await runFile(engine, name)
      }
      for (const name of AFTER_PURCHASES) await runFile(engine, name)
      const over = months[number - 1]
      if (over) files.push(...(await flush(engine, args, over)))
    }
    await makeTruePd(engine, world)
    await runFile(engine, 'truth_files')
    files.push(...(await writeFiles(engine, args)))
    return { files, report: args.report ? await writeReport(args, world) : null }
  } finally {
    engine.close()
    instance.closeSync()
  }
}

async function writeReport(args: SimulateArguments, world: Parameters): Promise<Report> {
  const instance = await DuckDBInstance.create(':memory:')
  const engine = openConnection(await instance.connect())
  try {
    await engine.script(`set memory_limit = ${quoteLiteral(args.memoryLimit ?? '2GB')}`)
    await engine.script(lenderViews(args.out, args.format))
    const { customers, months, seed } = args
    const report = await reportOn(engine, { customers, months, seed }, world)
    await writeFile(join(args.out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
    return report
  } finally {
    engine.close()
    instance.closeSync()
  }
}
