import type { Parameters } from '../parameters.ts'
import type { Period } from '../period.ts'
import { CHANNEL, FUNDING, PREFIX, STATUS } from '../words.ts'
import { bits, draw } from './draw.ts'
import type { Entry } from './entry.ts'
import type { Attempt } from './payments.ts'

/** What a purchase leaves to happen on a later day; a hold that lapses is no entry. */
export interface Effect extends Entry {
  /** What of a hold it lets go. */
  released: number
  lapses: boolean
}

const effectOf = (
  purchase: Attempt,
  prefix: number,
  of: { sec: number; cents: number; released?: number; status?: number; lapses?: boolean },
): Effect => ({
  sec: of.sec,
  period: purchase.period,
  k: purchase.k,
  prefix,
  shop: purchase.shop,
  channel: purchase.channel,
  funding: purchase.funding,
  status: of.status ?? STATUS.posted,
  cents: of.cents,
  mcc: purchase.mcc,
  place: purchase.place,
  hits: 0,
  released: of.released ?? 0,
  lapses: of.lapses ?? false,
})

/**
 * How an approval ends: cleared some days later, seldom for less, more seldom reversed or lapsed.
 */
function settled(purchase: Attempt, fate: number): Effect {
  const { sec, cents } = purchase
  const day = Math.floor(sec / 86400)
  const when = draw(purchase.key, 8)
  if (fate < 5) {
    const later = sec + 600 + bits(when, 0, 6) * 60
    return effectOf(purchase, PREFIX.X, {
      sec: later,
      cents,
      released: cents,
      status: STATUS.approved,
    })
  }
  if (fate < 8) {
    return effectOf(purchase, PREFIX.X, {
      sec: (day + 30) * 86400,
      cents: 0,
      released: cents,
      lapses: true,
    })
  }
  return effectOf(purchase, PREFIX.C, {
    sec: (day + 1 + (bits(when, 0, 6) % 3)) * 86400 + 7200 + bits(when, 6, 13),
    cents: fate < 28 ? Math.floor((cents * 3) / 4) : purchase.borne,
    released: cents,
  })
}

/** What a purchase brings about on later days: a clearing, a refund, a reversal, a lapse. */
export function addEffects(
  effects: Effect[],
  { refunds }: Parameters,
  purchase: Attempt,
  hasPlan: boolean,
): void {
  const { sec, cents, channel } = purchase
  const waits = purchase.status === STATUS.approved
  const h = draw(purchase.key, 7)
  const fate = bits(h, 0, 10)
  const back = bits(h, 10, 12)
  if (waits) effects.push(settled(purchase, fate))
  // What is paid in parts is not given back.
  if (hasPlan || (waits && fate < 28)) return
  if (back < 4096 * (channel === CHANNEL.online ? refunds.online : refunds.till)) {
    const when = draw(purchase.key, 9)
    const day = Math.floor(sec / 86400) + (waits ? 4 : 1) + (bits(when, 0, 4) % 12)
    effects.push(
      effectOf(purchase, PREFIX.R, {
        sec: day * 86400 + 36000 + bits(when, 4, 15),
        cents:
          bits(when, 19, 4) < 12
            ? cents
            : Math.max(1, Math.floor((cents * (bits(when, 23, 5) + 8)) / 40)),
      }),
    )
  } else if (!waits && purchase.funding === FUNDING.quota && back >= 4092) {
    effects.push(effectOf(purchase, PREFIX.X, { sec: sec + 300 + bits(h, 22, 6) * 30, cents }))
  }
}

/**
 * What effects move: holds let go, what was cleared and what was given back; `early`: up to the
 * month end.
 */
export interface Effected {
  released: number
  cleared: number
  returned: number
  refunded: number
  saved: number
  earlyReleased: number
  earlyCleared: number
  earlyReturned: number
}

/** Sums what is due up to the period's close. */
export function effectedBy(due: readonly Effect[], { monthEndDay }: Period): Effected {
  const sums = {
    released: 0,
    cleared: 0,
    returned: 0,
    refunded: 0,
    saved: 0,
    earlyReleased: 0,
    earlyCleared: 0,
    earlyReturned: 0,
  }
  for (const { sec, prefix, status, funding, released, cents, lapses } of due) {
    const isEarly = sec < (monthEndDay + 1) * 86400
    sums.released += released
    if (isEarly) sums.earlyReleased += released
    if (lapses) continue
    if (prefix === PREFIX.C) {
      sums.cleared += cents
      if (isEarly) sums.earlyCleared += cents
    } else if (funding === FUNDING.savings) {
      sums.saved += cents
    } else if (status === STATUS.posted) {
      sums.returned += cents
      if (isEarly) sums.earlyReturned += cents
      if (prefix === PREFIX.R) sums.refunded += cents
    }
  }
  return sums
}

/** What settlements still to come may take over what was approved. */
export const reservedFor = (effects: readonly Effect[]): number =>
  effects.reduce(
    (sum, { prefix, cents, released }) =>
      prefix === PREFIX.C && cents > released ? sum + cents - released : sum,
    0,
  )
