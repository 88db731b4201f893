import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { stringify } from 'yaml'
import type { Outcome, Verb, Verbs } from '../commands/verb.ts'
import { readSettings } from '../config.ts'
import { described } from '../control/described.ts'
import { RiskError } from '../db/errors.ts'
import { PACKAGE } from '../paths.ts'
import { actorOf } from './actor.ts'
import { openLog } from './log.ts'
import { perform } from './perform.ts'
import { program, type Typed } from './program.ts'
import { plainProgress, terminalProgress } from './progress.ts'

const OK = 0
const FAILED = 1
const USAGE = 2

const version = () => (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version

function printJsonError(code: string, message: string): void {
  process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`)
}

async function readWords(verbs: Verbs<Verb>, words: readonly string[]): Promise<Typed | number> {
  const load = verbs.get(words[0] ?? '')
  const loaded = await Promise.all(load ? [load()] : [...verbs.values()].map((each) => each()))
  let asked: Typed | undefined
  const root = program(loaded, version(), (typed) => {
    asked = typed
  })
  for (const command of [root, ...root.commands]) command.exitOverride()
  try {
    root.parse(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return OK
    if (words.includes('--json'))
      printJsonError('BAD_REQUEST', error.message.replace(/^error: /, ''))
    return USAGE
  }
  return asked ?? USAGE
}

function print(outcome: Outcome, json: boolean): void {
  const text = json ? JSON.stringify(outcome.result) : outcome.text || stringify(outcome.result)
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

function printError(error: unknown, verb: string, json: boolean): number {
  const { code, message } = described(error)
  process.stderr.write(`tally ${verb}: ${message} [${code}]\n`)
  if (!(error instanceof RiskError) && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`)
  }
  if (json) printJsonError(code, message)
  return code === 'BAD_REQUEST' ? USAGE : FAILED
}

/** Runs one command line to its end; returns the exit code: 0, 1 failed, 2 wrong usage. */
export async function run(verbs: Verbs<Verb>, words: readonly string[]): Promise<number> {
  const asked = await readWords(verbs, words)
  if (typeof asked === 'number') return asked
  const stop = new AbortController()
  const interrupted = () => {
    // Asked twice: whoever asks does not want to wait for a clean end.
    if (stop.signal.aborted) process.exit(FAILED)
    view.pause()
    process.stderr.write('stopping (once more to stop at once)\n')
    stop.abort(new RiskError('CANCELLED', 'stopped on request'))
  }
  process.on('SIGINT', interrupted)
  process.on('SIGTERM', interrupted)
  const view = process.stderr.isTTY
    ? terminalProgress(process.stderr)
    : plainProgress((line) => process.stderr.write(`${line}\n`))
  try {
    const settings = readSettings(asked.flags, process.env, process.cwd())
    const stays: (() => Promise<void>)[] = []
    const outcome = await perform(asked.verb, asked.args, {
      settings,
      signal: stop.signal,
      progress: view.show,
      log: openLog(settings.log_level, process.stderr, view.pause),
      now: () => new Date(),
      actor: actorOf(process.env),
      stay: (until) => stays.push(until),
    })
    view.close()
    print(outcome, asked.json)
    for (const until of stays) await until()
    if (outcome.failure === undefined) return OK
    process.stderr.write(`tally ${asked.verb.name}: ${outcome.failure}\n`)
    return FAILED
  } catch (error) {
    view.close()
    return printError(stop.signal.aborted ? stop.signal.reason : error, asked.verb.name, asked.json)
  } finally {
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
  }
}
