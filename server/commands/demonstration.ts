import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Effects } from '../effects.ts'
import { ingest } from '../ingest/run.ts'
import { simulateApart } from '../simulate/simulate_apart.ts'
import { DEMONSTRATION } from './simulate.ts'

/** How large the demonstration lender is, and by which seed. */
export interface DemonstrationWorld {
  customers: number
  months: number
  seed: number
}

/** What a store that has nothing is filled with: files of our own format, read like anybody's. */
export interface Demonstration {
  /** Begins to make the files, where that has not begun. */
  begin(): void
  /** Loads them as soon as they are made, and takes the files away. The cubes are left for whoever fills them. */
  load(into: Effects): Promise<void>
  /** Stops what is still being made, and takes the files away. */
  discard(): Promise<void>
}

export function demonstration(
  world: DemonstrationWorld,
  effects: Omit<Effects, 'store'>,
): Demonstration {
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, effects.signal])
  let folder: Promise<string> | undefined
  let files: Promise<unknown> | undefined

  function begin() {
    folder ??= mkdtemp(join(tmpdir(), 'tally-demonstration-'))
    files ??= folder.then((out) =>
      simulateApart(
        { ...DEMONSTRATION, ...world, out, withoutTruth: true, byYear: true },
        { ...effects, signal },
      ),
    )
    // Whoever loads them is told.
    files.catch(() => undefined)
    return { folder, files }
  }

  async function discard() {
    stop.abort()
    await Promise.allSettled([files])
    if (folder) await rm(await folder, { recursive: true, force: true })
  }

  return {
    begin: () => void begin(),
    async load(into) {
      const { folder, files } = begin()
      await files
      const request = { source: 'tally', paths: [await folder], actor: into.actor }
      await ingest({ ...request, cubesLater: true }, into)
      await discard()
    },
    discard,
  }
}
