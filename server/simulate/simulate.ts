import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { openConnection } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { quoteLiteral } from '../db/identifier.ts'
import { monthsUntil } from './calendar.ts'
import { readClassCaps } from './class_cap.ts'
import { concatenate } from './concatenate.ts'
import type { Format, Written } from './copies.ts'
import { openEngine } from './engine.ts'
import { liveParts } from './live_parts.ts'
import type { Parameters } from './parameters.ts'
import type { World } from './part_engine.ts'
import { CUSTOMERS_A_PART, partsOf } from './parts.ts'
import { periodsOf } from './period.ts'
import { readParameters } from './read_parameters.ts'
import { lenderViews } from './report/lender_views.sql.ts'
import { type Report, reportOn } from './report/report.ts'

export interface SimulateArguments {
  customers: number
  months: number
  seed: number
  /** Folder the files are written into; made where it is missing. */
  out: string
  format: Format
  /** Last day of the simulated history. */
  endsOn: string
  /** What is assumed of the world, in YAML; what it leaves out keeps its default. */
  config?: string
  threads?: number
  /** What the engine may use, such as `2GB`. */
  memoryLimit?: string
  /** At most so many customers are worked on at a time: see `partsOf`. */
  customersAPart?: number
  /** Leave out what is so and the lender cannot know: whoever loads the files does not miss it. */
  withoutTruth?: boolean
  /** Transactions and statements a file a year, of which there are fewer to load. Default: a file a month. */
  byYear?: boolean
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

/** Memory for each of so many workers, of a limit such as `2GB`. */
function shareOf(limit: string, workers: number): string {
  const [, amount, unit] = /^\s*([\d.]+)\s*(\D+)$/.exec(limit) ?? []
  if (amount === undefined || unit === undefined) {
    throw new RiskError('BAD_REQUEST', `memory limit must be a size such as 2GB: ${limit}`)
  }
  return `${Number(amount) / workers}${unit}`
}

// One waits for the disk while others are read.
const PUT_AT_A_TIME = 4

/** The parts' files of each name, put together; in the order of the first part's. */
async function putTogether(written: readonly Written[], out: string): Promise<SimulatedFile[]> {
  const byName = new Map<string, Written[]>()
  for (const part of written) byName.set(part.name, [...(byName.get(part.name) ?? []), part])
  const files = [...byName].map(([name, parts]) => ({ name, parts, format: parts[0]!.format }))
  const pathOf = ({ name, format }: { name: string; format: Format }) =>
    join(out, `${name}.${format}`)
  const waiting = files.values()
  const put = async () => {
    for (const { parts, ...file } of waiting) {
      const path = pathOf(file)
      await mkdir(dirname(path), { recursive: true })
      await concatenate(
        parts.map((part) => part.path),
        path,
        file.format,
      )
    }
  }
  await Promise.all(Array.from({ length: PUT_AT_A_TIME }, put))
  // Truth is not the lender's.
  return files
    .filter(({ name }) => dirname(name) === '.')
    .map(({ parts, ...file }) => ({
      path: pathOf(file),
      rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    }))
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
  const { customers, seed, format } = args
  const months = monthsUntil(args.endsOn, args.months)
  const parameters = readParameters(args.config)
  const fileOf = args.byYear ? 'year' : 'month'
  const classCaps = await classCapsFrom(months[0]!.start)
  const periods = Array.from({ length: months.length + 1 }, (_, number) =>
    periodsOf(parameters, months, classCaps, number),
  )
  const world: World = { customers, seed, months, parameters, periods, fileOf }
  const parts = partsOf(customers, args.customersAPart ?? CUSTOMERS_A_PART)
  const threads = Math.min(
    parts.length,
    Math.max(1, Math.trunc(args.threads ?? availableParallelism())),
  )
  const memoryLimit = shareOf(args.memoryLimit ?? '2GB', threads)
  await mkdir(args.out, { recursive: true })
  const folder = await mkdtemp(join(args.out, '.parts-'))
  try {
    const job = { world, truth: !args.withoutTruth, memoryLimit, folder, format }
    let lived = 0
    const written = await liveParts(job, parts, threads, {
      signal: effects.signal,
      lived(lives) {
        lived += lives
        effects.progress({ step: 'simulate', done: lived, total: customers, unit: 'customers' })
      },
    })
    const files = await putTogether(written, args.out)
    return { files, report: args.report ? await writeReport(args, parameters) : null }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function classCapsFrom(start: string) {
  const engine = await openEngine('100MB')
  try {
    return await readClassCaps(engine, start)
  } finally {
    engine.close()
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
