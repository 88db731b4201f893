import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { RiskError } from './errors.ts'

export interface InstanceOptions {
  /** Folder of the store; `:memory:` for a store that is not kept (tests). */
  dir: string
  /** What the engine may use, such as `2GB`. */
  memoryLimit?: string | undefined
  threads?: number | undefined
  /** Where the engine puts what does not fit in memory; `temp` in the store's folder by default. */
  tempDirectory?: string | undefined
}

/** Name of the one file in the store's folder that the engine owns. */
export const STORE_FILE = 'tallystick.duckdb'

// The engine lets one process open a file twice, and then loses what one of the two wrote.
const opened = new Set<string>()

/** Opens the engine; throws STORE_HELD where this or another process has the store. */
export async function openInstance(
  options: InstanceOptions,
): Promise<{ instance: DuckDBInstance; close(): void }> {
  const memory = options.dir === ':memory:'
  if (!memory) await mkdir(options.dir, { recursive: true })
  const key = memory ? '' : await realpath(options.dir)
  if (opened.has(key)) throw held(options.dir, 'this process', undefined)
  if (!memory) opened.add(key)
  try {
    const instance = await DuckDBInstance.create(
      memory ? ':memory:' : join(options.dir, STORE_FILE),
      settings(options, memory),
    )
    return {
      instance,
      close() {
        instance.closeSync()
        opened.delete(key)
      },
    }
  } catch (cause) {
    opened.delete(key)
    throw explained(options, memory, cause)
  }
}

function settings(options: InstanceOptions, memory: boolean): Record<string, string> {
  const temp = options.tempDirectory ?? (memory ? undefined : join(options.dir, 'temp'))
  return {
    // Nothing is fetched from anywhere while we run.
    autoinstall_known_extensions: 'false',
    ...(options.memoryLimit && { memory_limit: options.memoryLimit }),
    ...(options.threads && { threads: String(options.threads) }),
    ...(temp && { temp_directory: temp }),
  }
}

function explained(options: InstanceOptions, memory: boolean, cause: unknown): unknown {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (message === 'Failed to set config') {
    const given = JSON.stringify(settings(options, memory))
    return new RiskError('BAD_REQUEST', `a setting the engine refuses: ${given}`, { cause })
  }
  if (!/could not set lock|conflicting lock|used by another process/i.test(message)) return cause
  const pid = /\(PID (\d+)\)/.exec(message)?.[1]
  return held(options.dir, pid ? `process ${pid}` : 'another process', cause)
}

function held(dir: string, by: string, cause: unknown): RiskError {
  return new RiskError('STORE_HELD', `the store ${dir} is held by ${by}`, { cause })
}
