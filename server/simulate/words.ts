import type { Connection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import { PLACES } from './places.ts'
import { GROUPS } from './spending_groups.ts'

const words = (name: string, entries: readonly string[]) =>
  `create type ${name} as enum (${entries.map(quoteLiteral).join(', ')})`

const TYPES = {
  kind_t: [
    'purchase',
    'clearing',
    'refund',
    'reversal',
    'repayment',
    'fee',
    'interest',
    'penalty',
    'transfer_in',
    'transfer_out',
    'disbursement',
    'loan_payment',
  ],
  channel_t: ['none', 'online', 'scan', 'flash', 'counter', 'transfer'],
  funding_t: ['none', 'quota', 'savings'],
  status_t: ['approved', 'declined', 'posted'],
  facility_t: ['none', 'line', 'loan'],
  state_t: ['active', 'frozen', 'forborne', 'fraud', 'charged_off', 'closed'],
  limit_t: ['opened', 'late', 'good conduct', 'shopping festival'],
  prefix_t: ['P', 'C', 'R', 'X', 'Y', 'W', 'Z', 'D', 'I', 'L', 'F', 'B', 'G', 'H'],
  response_t: ['00', '05', '14', '51', '55', '61', '62', '65'],
  reason_t: [
    'frozen',
    'line',
    'class_day',
    'class_year',
    'qr_grade',
    'no_pin',
    'risk',
    'velocity',
    'balance',
    'account',
  ],
} as const

type Numbered<T extends readonly string[]> = Readonly<Record<T[number], number>>

const numbered = <const T extends readonly string[]>(words: T) =>
  Object.fromEntries(words.map((word, number) => [word, number])) as Numbered<T>

/** The numbers of the words of a vocabulary, as the engine keeps them. */
export const KIND = numbered(TYPES.kind_t)
export const CHANNEL = numbered(TYPES.channel_t)
export const FUNDING = numbered(TYPES.funding_t)
export const STATUS = numbered(TYPES.status_t)
export const FACILITY = numbered(TYPES.facility_t)
export const PREFIX = numbered(TYPES.prefix_t)
export const STATE = numbered(TYPES.state_t)
export const LIMIT = numbered(TYPES.limit_t)

/** Categories of shops in the order of their numbers. */
export const CATEGORIES: readonly string[] = [...new Set(GROUPS.map((group) => group.mcc))].sort()

/** Every vocabulary, by the name of its type in the engine. */
export const VOCABULARIES = { ...TYPES, mcc_t: CATEGORIES, place_t: PLACES.map(({ code }) => code) }

export type Vocabulary = keyof typeof VOCABULARIES

/** Reasons as they take precedence, with the code the customer is told. Bit: place in the vocabulary. */
const REASONS: readonly [reason: Reason, response: string][] = [
  ['frozen', '62'],
  ['account', '14'],
  ['risk', '05'],
  ['velocity', '65'],
  ['no_pin', '55'],
  ['qr_grade', '61'],
  ['class_day', '61'],
  ['class_year', '61'],
  ['line', '51'],
  ['balance', '51'],
]

/** What is told of a decline, by the reasons that held: the first of them counts. */
const firstOf = (name: string, type: string, word: (reason: Reason, response: string) => string) =>
  `create macro ${name}(hits) as case when hits > 0 then case ${REASONS.map(
    ([reason, response]) =>
      `when hits & ${bitOf(reason)} > 0 then '${word(reason, response)}'::${type}`,
  ).join(' ')} end end`

const bitOf = (reason: Reason) => 1 << TYPES.reason_t.indexOf(reason)

type Reason = (typeof TYPES.reason_t)[number]

/** The bit of each reason for which an attempt may be declined. */
export const HIT = Object.fromEntries(
  TYPES.reason_t.map((reason) => [reason, bitOf(reason)]),
) as Readonly<Record<Reason, number>>

const hitWords = `create macro hit_words(hits) as case when hits > 0 then concat_ws(' ', ${TYPES.reason_t
  .map((reason, bit) => `case when hits & ${1 << bit} > 0 then '${reason}' end`)
  .join(', ')}) end`

/** Makes the vocabularies, and the words for what speaks against an attempt. */
export async function makeWords(engine: Connection): Promise<void> {
  for (const [name, entries] of Object.entries(VOCABULARIES)) {
    await engine.script(words(name, entries))
  }
  await engine.script(firstOf('response_of_hits', 'response_t', (_, response) => response))
  await engine.script(firstOf('reason_of_hits', 'reason_t', (reason) => reason))
  await engine.script(hitWords)
}
