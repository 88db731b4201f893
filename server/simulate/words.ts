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
  facility_t: ['line', 'loan'],
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

/** Reasons as they take precedence, with the code the customer is told. Bit: place in the vocabulary. */
const REASONS: readonly [reason: string, response: string][] = [
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
const firstOf = (name: string, type: string, word: (reason: string, response: string) => string) =>
  `create macro ${name}(hits) as case when hits > 0 then case ${REASONS.map(
    ([reason, response]) =>
      `when hits & ${bitOf(reason)} > 0 then '${word(reason, response)}'::${type}`,
  ).join(' ')} end end`

const bitOf = (reason: string) => 1 << (TYPES.reason_t as readonly string[]).indexOf(reason)

const hitWords = `create macro hit_words(hits) as case when hits > 0 then concat_ws(' ', ${TYPES.reason_t
  .map((reason, bit) => `case when hits & ${1 << bit} > 0 then '${reason}' end`)
  .join(', ')}) end`

/** Makes the vocabularies, and the words for what speaks against an attempt. */
export async function makeWords(engine: Connection): Promise<void> {
  for (const [name, entries] of Object.entries(TYPES)) await engine.script(words(name, entries))
  await engine.script(words('mcc_t', [...new Set(GROUPS.map((group) => group.mcc))].sort()))
  await engine.script(
    words(
      'place_t',
      PLACES.map(({ code }) => code),
    ),
  )
  await engine.script(firstOf('response_of_hits', 'response_t', (_, response) => response))
  await engine.script(firstOf('reason_of_hits', 'reason_t', (reason) => reason))
  await engine.script(hitWords)
}
