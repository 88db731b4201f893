import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Connection, openConnection } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { quoteLiteral } from '../db/identifier.ts'
import {
  adoption,
  counterDayWeights,
  type Month,
  monthsUntil,
  onlineDayWeights,
  onlineSeason,
} from './calendar.ts'
import { BANDS, FREQUENCY, GROUPS, HOURS, PLACES } from './parameters.ts'
import { quantiles } from './quantiles.ts'

export interface SimulateArguments {
  customers: number
  months: number
  seed: number
  /** Folder the files are written into; made where it is missing. */
  out: string
  format: 'parquet' | 'csv' | 'ndjson'
  /** Last day of the simulated history. */
  endsOn: string
  threads?: number
}

interface SimulateEffects {
  progress(progress: { step: string; done: number; total?: number; unit?: string }): void
  signal?: AbortSignal
}

export interface SimulatedFile {
  path: string
  rows: number
}

/** The files of a lender, in the order ingest reads them; each is a relation of our own format. */
const FILES = [
  'lender',
  'places',
  'customers',
  'accounts',
  'bindings',
  'facilities',
  'limit_events',
  'merchants',
  'transactions',
  'statements',
  'outcomes',
] as const

type Engine = Connection

const list = (values: readonly (string | number)[]) =>
  `[${values.map((value) => (typeof value === 'string' ? quoteLiteral(value) : value)).join(', ')}]`

const set = (engine: Engine, name: string, expression: string) =>
  engine.script(`set variable ${name} = ${expression}`)

async function runFile(engine: Engine, name: string): Promise<void> {
  await engine.script(await readFile(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8'))
}

async function setWorld(engine: Engine, args: SimulateArguments, first: Month): Promise<void> {
  const weighted = (weights: readonly number[]) => quantiles(weights).map((i) => i + 1)
  await set(engine, 'seed', `(hash(${args.seed}::bigint) >> 2)::bigint`)
  await set(engine, 'customers', `${args.customers}::bigint`)
  await set(engine, 'months', String(args.months))
  await set(engine, 'starts_on', `timestamp '${first.start}'`)
  await set(
    engine,
    'place_choices',
    list(quantiles(PLACES.map((p) => p[3])).map((i) => PLACES[i]![0])),
  )
  await set(engine, 'miss', list(BANDS.map((band) => band.miss)))
  await set(engine, 'stress', list(BANDS.map((band) => band.stress)))
  await set(engine, 'hours', list(quantiles(HOURS)))
  await set(engine, 'counter_groups', list(weighted(GROUPS.map((group) => group.counter))))
  await set(engine, 'online_groups', list(weighted(GROUPS.map((group) => group.online))))
  await set(engine, 'median', list(GROUPS.map((group) => group.median)))
  await set(engine, 'sigma', list(GROUPS.map((group) => group.sigma)))
  await set(engine, 'mcc', list(GROUPS.map((group) => group.mcc)))
  const brands = GROUPS.flatMap((group, g) =>
    group.brands.flatMap((name, b) =>
      [false, true]
        .filter((online) => (online ? group.online : group.counter) > 0)
        .map(
          (online) =>
            `(${g + 1}, ${quoteLiteral(group.category)}, ${quoteLiteral(group.mcc)}, ${b}, ${quoteLiteral(online && group.counter > 0 ? `${name} online` : name)}, ${online})`,
        ),
    ),
  )
  await engine.script(
    `create table brand_seed as select * from (values ${brands.join(', ')}) as t(group_no, category, mcc, brand_no, name, is_online)`,
  )
  await engine.script(
    `create table place_seed as select * from (values ${PLACES.map(([code, name, region, weight]) => `(${quoteLiteral(code)}, ${quoteLiteral(name)}, ${quoteLiteral(region)}, ${weight}::double)`).join(', ')}) as t(place_code, name, region, weight)`,
  )
}

async function setMonth(engine: Engine, month: Month): Promise<void> {
  await set(engine, 'month_no', String(month.number))
  await set(engine, 'month_start', `timestamp '${month.start}'`)
  await set(engine, 'next_month', `timestamp '${month.next}'`)
  await set(engine, 'online_days', list(quantiles(onlineDayWeights(month))))
  await set(engine, 'counter_days', list(quantiles(counterDayWeights(month))))
  await set(engine, 'online_rate', `${FREQUENCY.online * onlineSeason(month)}::double`)
  await set(engine, 'scan_rate', `${FREQUENCY.scan}::double`)
  await set(engine, 'flash_rate', `${FREQUENCY.flash}::double`)
  await set(engine, 'scan_adoption', `${adoption(month, 0.9, 0.14, '2016-01')}::double`)
  await set(
    engine,
    'flash_adoption',
    `${month.start < '2016-09' ? 0 : adoption(month, 0.4, 0.35, '2017-05')}::double`,
  )
}

const COPY_OPTIONS = {
  parquet: '(format parquet, compression zstd)',
  csv: '(format csv, header)',
  ndjson: '(format json)',
} as const

async function writeFiles(engine: Engine, args: SimulateArguments): Promise<SimulatedFile[]> {
  await mkdir(args.out, { recursive: true })
  const files: SimulatedFile[] = []
  for (const name of FILES) {
    const path = join(args.out, `${name}.${args.format}`)
    const rows = await engine.run(
      `copy (from file_${name}) to ${quoteLiteral(path)} ${COPY_OPTIONS[args.format]}`,
    )
    files.push({ path, rows })
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
 * any number of threads. Returns each file with its rows.
 */
export async function simulate(
  args: SimulateArguments,
  effects: SimulateEffects,
): Promise<{ files: SimulatedFile[] }> {
  check(args)
  const instance = await DuckDBInstance.create(':memory:')
  const engine = openConnection(await instance.connect())
  try {
    if (args.threads) await engine.script(`set threads = ${Math.trunc(args.threads)}`)
    const months = monthsUntil(args.endsOn, args.months)
    await setWorld(engine, args, months[0]!)
    for (const name of ['random', 'customers', 'merchants', 'tables']) await runFile(engine, name)
    for (const month of months) {
      if (effects.signal?.aborted) throw new RiskError('CANCELLED', 'simulate was cancelled')
      effects.progress({ step: 'simulate', done: month.number, total: args.months, unit: 'months' })
      await setMonth(engine, month)
      for (const name of [
        'open_lines',
        'repay',
        'shop_for',
        'authorise',
        'close_month',
        'top_up',
        'post',
      ]) {
        await runFile(engine, name)
      }
    }
    await runFile(engine, 'outcomes')
    await runFile(engine, 'files')
    const files = await writeFiles(engine, args)
    effects.progress({ step: 'simulate', done: args.months, total: args.months, unit: 'months' })
    return { files }
  } finally {
    engine.close()
    instance.closeSync()
  }
}
