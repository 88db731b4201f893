import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { RiskError } from './db/errors.ts'

const shape = z.strictObject({
  /** Folder of the store. */
  store: z.string().min(1).default('data/store'),
  host: z.string().min(1).default('127.0.0.1'),
  /** 0: any free port. */
  port: z.coerce.number().int().min(0).max(65_535).default(4000),
  /** What the engine may use, such as `2GB`; without it the engine takes 80 % of the machine. */
  memory_limit: z
    .string()
    .regex(/^\d+(\.\d+)? ?(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/, 'expected a size such as 2GB')
    .optional(),
  threads: z.coerce.number().int().min(1).max(1024).optional(),
  /** Where the engine puts what does not fit in memory; without it, `temp` in the store. */
  temp_directory: z.string().min(1).optional(),
  /** Without it: info, and on a terminal warn. */
  log_level: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
})

/** How this process is set up: flags, then `TALLY_*`, then `tally.yaml`, then defaults. Paths are absolute. */
export type Settings = z.infer<typeof shape>

const KEYS = Object.keys(shape.shape) as (keyof Settings)[]

function fromFile(file: string | undefined, cwd: string): Record<string, unknown> {
  const path = resolve(cwd, file ?? 'tally.yaml')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (file === undefined && (cause as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new RiskError('BAD_REQUEST', `configuration ${path}: ${(cause as Error).message}`, {
      cause,
    })
  }
  try {
    return z.record(z.string(), z.unknown()).parse(parse(text) ?? {})
  } catch (cause) {
    throw new RiskError('BAD_REQUEST', `configuration ${path} is not a YAML mapping`, { cause })
  }
}

/** Throws BAD_REQUEST, naming the key and the value, where a setting is unknown or out of range. */
export function readSettings(
  flags: Record<string, unknown>,
  env: NodeJS.ProcessEnv,
  cwd: string,
): Settings {
  const file = fromFile((flags.config as string | undefined) ?? env.TALLY_CONFIG, cwd)
  const given: Record<string, unknown> = { ...file }
  for (const key of KEYS) {
    const fromEnv = env[`TALLY_${key.toUpperCase()}`]
    if (fromEnv !== undefined && fromEnv !== '') given[key] = fromEnv
    if (flags[key] !== undefined) given[key] = flags[key]
  }
  const parsed = shape.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const key = issue?.path.join('.') ?? ''
    const value = key in given ? ` (${JSON.stringify(given[key])})` : ''
    throw new RiskError('BAD_REQUEST', `setting ${key}${value}: ${issue?.message}`)
  }
  const settings = parsed.data
  return {
    ...settings,
    store: resolve(cwd, settings.store),
    ...(settings.temp_directory && { temp_directory: resolve(cwd, settings.temp_directory) }),
  }
}
