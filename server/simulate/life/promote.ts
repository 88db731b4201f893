import { CHANNEL, STATUS } from '../words.ts'
import { bits, draw } from './draw.ts'
import type { Attempt } from './payments.ts'
import { add, type Rows } from './rows.ts'
import { type LifeWorld, purchaseNo } from './world.ts'

/**
 * What promotions pay towards a purchase: all of a first tap, a part of others, up to a cap. The
 * customer pays what he pays: it is a cost of the lender and its partner.
 */
export function promote(
  { promotions }: LifeWorld,
  { n, isFirstTap }: { n: number; isFirstTap: boolean },
  purchase: Attempt,
  uses: Rows,
): void {
  const { sec, channel, cents } = purchase
  for (let i = 0; i < promotions.length; i++) {
    const promotion = promotions[i]!
    if (sec < promotion.from_sec || sec >= promotion.until_sec) continue
    const isMeant =
      promotion.rate === null
        ? isFirstTap
        : channel === promotion.channel &&
          bits(draw(purchase.key, 10), 0, 10) < promotion.chance_1024
    if (!isMeant) continue
    const cost = Math.min(promotion.cap_cents, Math.ceil(cents * (promotion.rate ?? 1)))
    add(
      uses,
      i,
      n,
      purchaseNo(n, purchase),
      Math.floor(sec / 86400),
      cost,
      Math.round(cost * promotion.partner_share),
    )
  }
}

export const isTap = ({ channel, status }: Attempt) =>
  channel === CHANNEL.flash && status !== STATUS.declined
