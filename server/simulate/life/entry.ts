import { CHANNEL, FACILITY, FUNDING, KIND, PREFIX, STATUS, VOCABULARIES } from '../words.ts'
import { NIL, NO_WORD } from './rows.ts'

export const NO_PURCHASE = 512

/** A transaction: what it is, when, and where; `NIL` and `NO_WORD` where there is none. */
export interface Entry {
  sec: number
  period: number
  /** Which purchase of the period it is, or is about; `NO_PURCHASE` where it is about none. */
  k: number
  prefix: number
  shop: number
  channel: number
  funding: number
  status: number
  cents: number
  mcc: number
  place: number
  hits: number
}

export const dayOf = (sec: number) => Math.floor(sec / 86400)

/** What each prefix stands for: at a shop, on the line or not. */
const AT_SHOPS = { P: 'purchase', C: 'clearing', R: 'refund', X: 'reversal' } as const

/** The same of money that moves at no shop. */
const MOVEMENTS = {
  Y: ['line', 'repayment', 'online', 'savings'],
  W: ['line', 'reversal', 'none', 'none'],
  Z: ['line', 'repayment', 'online', 'savings'],
  D: ['none', 'transfer_in', 'transfer', 'none'],
  I: ['line', 'interest', 'none', 'quota'],
  L: ['line', 'penalty', 'none', 'quota'],
  F: ['line', 'fee', 'none', 'quota'],
  B: ['loan', 'disbursement', 'none', 'none'],
  G: ['loan', 'loan_payment', 'transfer', 'savings'],
  H: ['loan', 'fee', 'none', 'none'],
} as const

export const KIND_OF = Uint8Array.from(VOCABULARIES.prefix_t, (prefix) =>
  prefix in MOVEMENTS
    ? KIND[MOVEMENTS[prefix as keyof typeof MOVEMENTS][1]]
    : KIND[AT_SHOPS[prefix as keyof typeof AT_SHOPS]],
)

/** By prefix, and then whether on the line. */
export const FACILITY_OF = Uint8Array.from(
  VOCABULARIES.prefix_t.flatMap((prefix) =>
    prefix in MOVEMENTS
      ? Array(2).fill(FACILITY[MOVEMENTS[prefix as keyof typeof MOVEMENTS][0]])
      : [FACILITY.none, FACILITY.line],
  ),
)

/** Tells a movement of money made at no shop. */
export function tellMovement(
  { entries }: { entries: Entry[] },
  prefix: keyof typeof MOVEMENTS,
  { sec, period, cents }: { sec: number; period: number; cents: number },
): void {
  const [, , channel, funding] = MOVEMENTS[prefix]
  entries.push({
    sec,
    period,
    k: NO_PURCHASE,
    prefix: PREFIX[prefix],
    shop: NIL,
    channel: CHANNEL[channel],
    funding: FUNDING[funding],
    status: STATUS.posted,
    cents,
    mcc: NO_WORD,
    place: NO_WORD,
    hits: 0,
  })
}
