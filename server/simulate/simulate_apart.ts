import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { RiskError } from '../db/errors.ts'
import { type SimulateArguments, simulate } from './simulate.ts'

/** This file, as a process is to be started from it. */
const HERE = fileURLToPath(import.meta.url)

type Progress = Parameters<Parameters<typeof simulate>[1]['progress']>[0]
type Message = { progress: Progress } | { done: true } | { error: string }

/**
 * Simulates in a process of its own, whose pool has a thread a worker: a server's many threads hand each
 * statement on to another, far from what it left in its core. Aborting ends the process.
 */
export async function simulateApart(
  args: SimulateArguments,
  { progress, signal }: { progress(progress: Progress): void; signal: AbortSignal },
): Promise<void> {
  const child = fork(HERE, {
    env: { ...process.env, UV_THREADPOOL_SIZE: String(availableParallelism()) },
    signal,
  })
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if ('progress' in message) progress(message.progress)
      else if ('error' in message) reject(new Error(message.error))
      else resolve()
    })
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`simulate ended with ${code}`)))
    child.send(args)
  }).catch((cause) => {
    if (!signal.aborted) throw cause
    throw new RiskError('CANCELLED', 'simulate was cancelled', { cause })
  })
  if (child.connected) child.disconnect()
}

if (process.send && process.argv[1] === HERE) {
  const tell = (message: Message) => process.send!(message)
  // Nobody is left to simulate for.
  process.once('disconnect', () => process.exit())
  process.once('message', (args: SimulateArguments) => {
    simulate(args, { progress: (done) => tell({ progress: done }) }).then(
      () => tell({ done: true }),
      (error) =>
        tell({ error: error instanceof Error ? (error.stack ?? error.message) : `${error}` }),
    )
  })
}
