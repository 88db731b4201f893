import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openStore, type Store } from '../../db/store.ts'
import { seedCodes } from '../../ledger/seed_codes.ts'
import { MIGRATIONS } from '../../paths.ts'
import { type IngestedFile, ingest } from '../run.ts'
import { quietEffects } from './quiet_effects.ts'

export interface Bench {
  store: Store
  /** Writes a file into the folder of the test and returns its path. */
  file(name: string, content: string | Uint8Array): Promise<string>
  load(paths: readonly string[], mapping?: string): Promise<IngestedFile[]>
  /** Rejects, oldest first. */
  rejects(): Promise<Reject[]>
  close(): Promise<void>
}

export interface Reject {
  path: string
  line: number
  column_name: string | null
  value: string | null
  reason: string
  message: string
}

/** An empty store in memory and a folder of its own. */
export async function emptyBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'tally-test-'))
  // Ingest writes tables and reads no view.
  const store = await openStore({
    dir: ':memory:',
    migrations: MIGRATIONS,
    relations: [],
    prepare: seedCodes,
  })
  return {
    store,
    async file(name, content) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
      return path
    },
    async load(paths, mapping) {
      const request = { source: 'tally', paths, mapping, actor: 'test' }
      return (await ingest(request, quietEffects(store))).files
    },
    rejects: () =>
      store.read.all<Reject>(
        'select path, reject.* exclude (source_file_id) from reject join source_file using (source_file_id) order by source_file_id, line',
      ),
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const LENDER = 'name,currency,time_zone\nTest lender,CNY,Asia/Shanghai\n'
export const CUSTOMERS = 'customer_id\nC1\nC2\nC3\n'
export const ACCOUNTS =
  'account_id,customer_id,opened_on\nA1,C1,2020-01-01\nA2,C2,2020-02-01\nA3,C3,2024-01-15\n'
export const FACILITIES =
  'facility_id,customer_id,kind,opened_on\nF1,C1,revolving,2020-01-01\nF2,C2,revolving,2020-02-01\n'
export const MERCHANTS = 'merchant_id,name,category_code\nM1,Corner shop,5499\nM2,Hotel,7011\n'

/** A store with three customers, three accounts, two lines and two merchants. */
export async function smallLender(): Promise<Bench> {
  const bench = await emptyBench()
  await bench.load([
    await bench.file('lender.csv', LENDER),
    await bench.file('customers.csv', CUSTOMERS),
    await bench.file('accounts.csv', ACCOUNTS),
    await bench.file('facilities.csv', FACILITIES),
    await bench.file('merchants.csv', MERCHANTS),
  ])
  return bench
}
