import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Sql } from './db/connection.ts'
import { openStore, type Store, type StoreOptions } from './db/store.ts'
import { LIVE_TABLES } from './features/live.ts'
import { removeUnrecorded } from './ingest/remove_unrecorded.ts'
import { forgetOtherDefinitions } from './ledger/kept/keep_months.ts'
import { seedCodes } from './ledger/seed_codes.ts'
import { MIGRATIONS } from './paths.ts'
import { fillCubes } from './portfolio/cube/keep_cubes.ts'
import { DECISION_TABLES } from './quota/keep_decisions.ts'
import { RELATIONS } from './relations.ts'

/** Opens the product's store: our tables, our codes, our relations. `:memory:` keeps nothing. */
export function openTallystick(
  options: Omit<
    StoreOptions,
    'migrations' | 'relations' | 'extractRelations' | 'prepare' | 'extractTables'
  >,
): Promise<Store> {
  return openStore({
    ...options,
    migrations: MIGRATIONS,
    relations: RELATIONS,
    // What is asked of one customer asks for nothing of the whole book.
    extractRelations: RELATIONS.filter(
      ({ pathname }) => !/\/server\/(portfolio|monitoring)\//.test(pathname),
    ),
    prepare,
    extractTables: LIVE_TABLES + DECISION_TABLES,
  })
}

async function prepare(sql: Sql): Promise<void> {
  await seedCodes(sql)
  await removeUnrecorded(sql)
  await fillCubes(sql)
  await forgetOtherDefinitions(sql, await digestOfLedger())
}

/** Tells by which definitions the ledger computes. */
async function digestOfLedger(): Promise<string> {
  const ledger = RELATIONS.filter(({ pathname }) => pathname.includes('/ledger/'))
  const texts = await Promise.all(ledger.map((file) => readFile(file, 'utf8')))
  return createHash('sha256').update(texts.join('\n')).digest('hex')
}
