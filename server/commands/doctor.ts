import { z } from 'zod'
import type { Check } from '../doctor/check.ts'
import { checkProcess } from '../doctor/process.ts'
import { checkServer } from '../doctor/server.ts'
import { checkStore } from '../doctor/store.ts'
import { type HostEffects, hostVerb } from './verb.ts'

const MARKS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const

/** Looks at everything the product needs, changes nothing, and says what is wrong and what to do. */
export async function doctor(
  _: unknown,
  { settings }: Pick<HostEffects, 'settings'>,
): Promise<{ ok: boolean; checks: Check[] }> {
  const server = await checkServer(settings)
  const checks = [
    ...(await checkProcess(settings)),
    ...server.checks,
    ...(server.holds ? [] : await checkStore(settings)),
  ]
  return { ok: checks.every(({ level }) => level !== 'fail'), checks }
}

export const doctorVerb = hostVerb({
  name: 'doctor',
  summary: 'check this machine, the configuration and the store, changing nothing',
  args: z.object({}),
  declare: () => undefined,
  read: () => ({}),
  run: doctor,
  show: ({ checks }) =>
    checks.map(({ level, name, detail }) => `${MARKS[level]}  ${name}: ${detail}`).join('\n'),
  failure: ({ ok, checks }) =>
    ok ? undefined : `${checks.filter(({ level }) => level === 'fail').length} checks failed`,
})
