import { fileURLToPath } from 'node:url'
import { openStore, type Store, type StoreOptions } from './db/store.ts'
import { seedCodes } from './ledger/seed_codes.ts'
import { RELATIONS } from './relations.ts'

/** Where the generated migrations lie, in the sources and in the built package alike. */
export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

/** Opens the product's store: our tables, our codes, our relations. `:memory:` keeps nothing. */
export function openTallystick(
  options: Omit<StoreOptions, 'migrations' | 'relations' | 'prepare'>,
): Promise<Store> {
  return openStore({
    ...options,
    migrations: MIGRATIONS,
    relations: RELATIONS,
    prepare: seedCodes,
  })
}
