import type { Command } from 'commander'
import type { z } from 'zod'
import type { Settings } from '../config.ts'
import { RiskError } from '../db/errors.ts'
import type { Effects } from '../effects.ts'

/** Effects of a verb that opens the store itself, or works without it. */
export type HostEffects = Omit<Effects, 'store'> & {
  settings: Settings
  /** What to wait for once the result was printed: a server prints its address, then serves. */
  stay(until: () => Promise<void>): void
}

/** What a verb came to: `result` is plain JSON, `text` the same for people. */
export interface Outcome {
  result: unknown
  text: string
  /** Why the exit code is 1 though the work was done: rejects over the limit, a failed check. */
  failure?: string
}

interface Definition<Args, Result, E> {
  name: string
  summary: string
  /** What `run` takes: checked the same whether it came from the command line or over HTTP. */
  args: z.ZodType<Args>
  /** Adds the verb's arguments and options to its command. */
  declare(command: Command): unknown
  /** The command line's words as arguments; paths are made absolute here, since a server has its own folder. */
  read(words: readonly unknown[], options: Record<string, unknown>): unknown
  run(args: Args, effects: E): Promise<Result>
  /** The result for people. Without it, the result as YAML. */
  show?(result: Result): string
  failure?(result: Result, args: Args): string | undefined
  /** It serves, so it takes `--port` and `--host`. */
  serves?: boolean
}

/** What a verb on the store does without one, where its arguments ask for nothing that is in it. */
interface Alone<Args, Result> {
  when(args: Args): boolean
  run(args: Args, effects: HostEffects): Promise<Result>
}

interface Described {
  readonly name: string
  readonly summary: string
  readonly serves?: boolean
  declare(command: Command): unknown
  read(words: readonly unknown[], options: Record<string, unknown>): unknown
}

/** A verb on an open store: runs in this process, or in the server that holds the store. */
export interface StoreVerb extends Described {
  readonly kind: 'store'
  run(args: unknown, effects: Effects): Promise<Outcome>
  /** Runs it in this process without a store; undefined where these arguments need one. */
  alone?(args: unknown, effects: HostEffects): Promise<Outcome> | undefined
}

/** A verb that runs in the process it was typed into. */
export interface HostVerb extends Described {
  readonly kind: 'host'
  run(args: unknown, effects: HostEffects): Promise<Outcome>
}

export type Verb = StoreVerb | HostVerb

/** Verbs by name, each read when it is asked for: to load them all takes longer than most of them run. */
export type Verbs<V extends Verb> = ReadonlyMap<string, () => Promise<V>>

function runner<Args, Result, E>(definition: Definition<Args, Result, E>) {
  return async (given: unknown, effects: E): Promise<Outcome> => {
    const parsed = definition.args.safeParse(given)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const at = issue?.path.join('.')
      throw new RiskError(
        'BAD_REQUEST',
        `${definition.name}: ${at ? `${at}: ` : ''}${issue?.message ?? 'arguments not understood'}`,
        { cause: parsed.error },
      )
    }
    const result = await definition.run(parsed.data, effects)
    const failure = definition.failure?.(result, parsed.data)
    return {
      result,
      text: definition.show?.(result) ?? '',
      ...(failure === undefined ? {} : { failure }),
    }
  }
}

export function storeVerb<Args, Result>(
  definition: Definition<Args, Result, Effects> & { alone?: Alone<Args, Result> },
): StoreVerb {
  const { alone, ...rest } = definition
  const verb: StoreVerb = { ...rest, kind: 'store', run: runner(rest) }
  if (!alone) return verb
  const runAlone = runner<Args, Result, HostEffects>({ ...rest, run: alone.run })
  return {
    ...verb,
    alone: (given, effects) => {
      const parsed = rest.args.safeParse(given)
      return parsed.success && alone.when(parsed.data) ? runAlone(given, effects) : undefined
    },
  }
}

export function hostVerb<Args, Result>(
  definition: Definition<Args, Result, HostEffects>,
): HostVerb {
  return { ...definition, kind: 'host', run: runner(definition) }
}
