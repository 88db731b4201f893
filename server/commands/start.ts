import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { openConfigured } from '../control/open_store.ts'
import { liveServer, type ServerFile } from '../control/server_file.ts'
import { RiskError } from '../db/errors.ts'
import { STORE_FILE } from '../db/instance.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { train } from '../models/train.run.ts'
import { startRun } from '../runs/run.ts'
import { type Demonstration, type DemonstrationWorld, demonstration } from './demonstration.ts'
import { firstDays } from './first_days.ts'
import { serveStore } from './serve_store.ts'
import { DEMONSTRATION } from './simulate.ts'
import { type HostEffects, hostVerb } from './verb.ts'

const whole = z.coerce.number().int().min(1)
const args = z.object({ customers: whole, months: whole, seed: z.coerce.number().int().min(0) })

/** Three judge a first model nearly as well as five, in less of the newcomer's time. */
const FOLDS = 3

interface Started {
  url: string
  store: string
  pid: number
  /** It was being served before. */
  already: boolean
}

async function has(store: Effects['store'], table: string, where = 'true'): Promise<boolean> {
  const row = await store.read.first(`select 1 as one from ${table} where ${where} limit 1`)
  return row !== undefined
}

/** The first day that was not observed any more: all that is known lies before it. */
async function dayAfterData({ store }: Effects): Promise<string> {
  const row = await store.read.first<{ day: string | null }>(
    'select max(observed_until) as day from coverage',
  )
  if (!row?.day) throw new RiskError('NOT_READY', 'there are no transactions and no statements')
  return row.day
}

/** Brings a store to where there is something to look at; what is there already is left alone. */
async function fill(lender: Demonstration, effects: Effects): Promise<void> {
  const { store, log } = effects
  if (!(await has(store, 'lender'))) await lender.load(effects)
  try {
    if (!(await has(store, 'model'))) {
      const asOf = await firstDays(store.read, effects.now())
      await train({ folds: FOLDS, asOf }, effects)
    }
    if (!(await has(store, 'run', "status = 'published'"))) {
      await startRun({ asOf: await dayAfterData(effects) }, effects)
    }
  } catch (error) {
    // A lender without outcomes to learn from can be looked at all the same.
    if (!(error instanceof RiskError) || error.code === 'CANCELLED') throw error
    log.warn({ code: error.code }, `no scores yet: ${error.message}`)
  }
}

async function answers(server: ServerFile): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(3000)
    return (await fetch(new URL('/healthz', server.url), { signal })).ok
  } catch {
    return false
  }
}

/** Makes a demonstration lender where the store is empty, scores and decides once, and serves. */
async function start(world: DemonstrationWorld, effects: HostEffects): Promise<Started> {
  const { settings, signal } = effects
  const server = liveServer(settings.store)
  if (server && (await answers(server))) {
    return { url: server.url, store: settings.store, pid: server.pid, already: true }
  }
  const lender = demonstration(world, effects)
  // A store that is not there yet is empty: what comes into it is made while it opens.
  if (!existsSync(join(settings.store, STORE_FILE))) lender.begin()
  let store: Store | undefined
  try {
    store = await openConfigured(settings)
    await fill(lender, { ...effects, store: store.within(signal) })
    const { url } = await serveStore(store, effects)
    return { url, store: settings.store, pid: process.pid, already: false }
  } catch (error) {
    await store?.close()
    throw error
  } finally {
    await lender.discard()
  }
}

export const startVerb = hostVerb({
  name: 'start',
  summary: 'serve the store; where it is empty, make a demonstration lender first',
  serves: true,
  args,
  declare: (command) =>
    command
      .option('--customers <n>', 'of the demonstration lender', String(DEMONSTRATION.customers))
      .option('--months <n>', 'of its history', String(DEMONSTRATION.months))
      .option('--seed <n>', 'the same seed gives the same lender', String(DEMONSTRATION.seed)),
  read: (_, { customers, months, seed }) => ({ customers, months, seed }),
  run: start,
  show: ({ url, store, already }) =>
    already
      ? `${store} is being served already: ${url}`
      : `Tallystick is at ${url} (Ctrl-C stops it)`,
})
