import { openStore, type Store, type StoreOptions } from '../store.ts'
import { migrationsFolder } from './migrations_folder.ts'

/** A store without the product's tables: in memory, unless `dir` is given. */
export function plainStore(options: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore({ dir: ':memory:', migrations: migrationsFolder([]), relations: [], ...options })
}
