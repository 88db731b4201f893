import type { Day } from '../../format/date.ts'

/** A quota from its day on; null ends it. `note` is its name on the line: "Raised to ¥8,000". */
export type QuotaPoint = { day: Day; value: number | null; note?: string | undefined }

export type BalancePoint = { day: Day; value: number | null }

/** A payment; its lane is a channel. */
export type PaymentMark = { at: Day; lane: string; amount: number }

export type RepaymentKind = 'full' | 'instalment' | 'minimum' | 'late' | 'missed'

export type RepaymentMark = { day: Day; kind: RepaymentKind; amount?: number | undefined }

export type ScorePoint = { day: Day; value: number | null }

export type TimelineRows = {
  quota: readonly QuotaPoint[]
  balance: readonly BalancePoint[]
  payments: readonly PaymentMark[]
  repayments: readonly RepaymentMark[]
  scores: readonly ScorePoint[]
}
