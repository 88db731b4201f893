import { join } from 'node:path'
import pino from 'pino'
import { firstDays } from '../server/commands/first_days.ts'
import { DEMONSTRATION } from '../server/commands/simulate.ts'
import type { Store } from '../server/db/store.ts'
import { serve } from '../server/graphql/http.ts'
import { ingest } from '../server/ingest/run.ts'
import { train } from '../server/models/train.run.ts'
import { openTallystick } from '../server/open_store.ts'
import { startRun } from '../server/runs/run.ts'
import { simulate } from '../server/simulate/simulate.ts'

type Ask = (query: string, variables: object) => Promise<unknown>

/** The demonstration lender of a seed in a store of its own, with the folder of its files. */
export async function loadDemonstration(dir: string, seed: number = DEMONSTRATION.seed) {
  const files = join(dir, `files_${seed}`)
  const store = await openTallystick({ dir: join(dir, `store_${seed}`) })
  const effects = {
    store,
    log: pino({ level: 'silent' }),
    progress: () => undefined,
    signal: new AbortController().signal,
    now: () => new Date(),
    actor: 'bench',
  }
  await simulate({ ...DEMONSTRATION, seed, out: files }, effects)
  await ingest({ source: 'tally', paths: [files], actor: 'bench' }, effects)
  return { files, store, effects }
}

/** The demonstration lender, trained and run once, served over HTTP to `work`. */
export async function withDemonstration<T>(
  dir: string,
  work: (ask: Ask, store: Store) => Promise<T>,
): Promise<T> {
  const { store, effects } = await loadDemonstration(dir)
  const serving = await serve({ store, port: 0, log: effects.log })
  try {
    await train({ asOf: await firstDays(store.read, effects.now()) }, effects)
    const row = await store.read.first<{ day: string }>(
      'select max(observed_until) as day from coverage',
    )
    await startRun({ asOf: row?.day as string }, effects)
    return await work((query, variables) => ask(serving.url, query, variables), store)
  } finally {
    await serving.close()
    await store.close()
  }
}

async function ask(url: string, query: string, variables: object): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown }
  if (!data || errors) throw new Error(`no answer: ${JSON.stringify(errors)}`)
  return data
}
