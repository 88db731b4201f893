import { readFile } from 'node:fs/promises'
import type { Engine } from './engine.ts'

/** What may be paid out of a class II account on a day and in a calendar year, in cents, from a day of the world on. */
export interface ClassCap {
  fromDay: number
  dayCents: number
  yearCents: number
}

const RULE = new URL('../ledger/rule/account_class_rule.sql', import.meta.url)

/** The caps of class II accounts by the ledger's own dated rules, days counted from `start`; at first there is none. */
export async function readClassCaps(engine: Engine, start: string): Promise<ClassCap[]> {
  await engine.script(await readFile(RULE, 'utf8'))
  const rules = await engine.all<{ fromDay: number; dayCents: number; yearCents: number | null }>(
    `select (effective_on - $1::date)::integer as "fromDay",
       (day_cap * 100)::integer as "dayCents", (year_cap * 100)::integer as "yearCents"
     from account_class_rule
     where account_class = 2 and usage = 'out'
     order by effective_on`,
    [start],
  )
  return [
    { fromDay: -Infinity, dayCents: Infinity, yearCents: Infinity },
    ...rules.map((rule) => ({ ...rule, yearCents: rule.yearCents ?? Infinity })),
  ]
}

/** Those that hold on any of the days from `opens` to `closes`, in the order in which they begin. */
export const capsWithin = (caps: readonly ClassCap[], opens: number, closes: number): ClassCap[] =>
  caps.filter(({ fromDay }, i) => fromDay <= closes && (caps[i + 1]?.fromDay ?? Infinity) > opens)
