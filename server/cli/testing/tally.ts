import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url))

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Starts the real command line as it is shipped (`compiled.ts`); `ended` tells how it came out. */
export function startTally(
  words: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env }
  for (const key of Object.keys(env)) {
    const given = key === 'TALLY_TEMPLATES' || key in (options.env ?? {})
    if (key.startsWith('TALLY_') && !given) delete env[key]
  }
  const child = spawn(process.execPath, [MAIN, ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd && { cwd: options.cwd }),
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => (said.stdout += data))
  child.stderr.on('data', (data) => (said.stderr += data))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...said }))
  })
  return { child, ended }
}

/** Runs a command line to its end. */
export const tally = (...[words, options]: Parameters<typeof startTally>): Promise<Ended> =>
  startTally(words, options).ended
