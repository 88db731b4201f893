import type { Settings } from '../config.ts'
import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { liveServer } from './server_file.ts'

/**
 * Opens the store as it is set up. Where another process has it, STORE_HELD says which, and how to
 * reach it or what to wait for.
 */
export async function openConfigured(settings: Settings): Promise<Store> {
  try {
    return await openTallystick({
      dir: settings.store,
      memoryLimit: settings.memory_limit,
      threads: settings.threads,
      tempDirectory: settings.temp_directory,
    })
  } catch (error) {
    if (!(error instanceof RiskError) || error.code !== 'STORE_HELD') throw error
    const server = liveServer(settings.store)
    const hint = server
      ? `it is served at ${server.url} since ${server.startedAt}`
      : 'it does not serve: a verb is at work there, or a server that is still starting; wait for it'
    throw new RiskError('STORE_HELD', `${error.message}; ${hint}`, { cause: error.cause })
  }
}
