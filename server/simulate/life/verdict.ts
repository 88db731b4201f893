import type { Period } from '../period.ts'
import { FUNDING, HIT, STATUS } from '../words.ts'
import { codeDays } from './code_cap.ts'
import { bits, draw } from './draw.ts'
import { inOrder } from './file_entries.ts'
import type { Line } from './line.ts'
import type { Attempt } from './payments.ts'
import type { Repayment } from './repayment.ts'
import type { Savings, TopUp } from './top_up.ts'

/** What makes room on the line or in savings, or takes it: 0 cents where nothing is asked. */
interface Movement {
  sec: number
  toRoom: number
  toBalance: number
}

function movementsOf(line: Line | null, repayment: Repayment | null, topUp: TopUp | null) {
  const movements: Movement[] = []
  if (repayment && repayment.net > 0) {
    const sec = repayment.againSec ?? repayment.sec
    movements.push({ sec, toRoom: repayment.frees, toBalance: 0 })
  }
  if (topUp) movements.push({ sec: topUp.sec, toRoom: 0, toBalance: topUp.cents })
  if (line && line.temporary > 0) {
    const { temporary, temporaryFrom, temporaryUntil } = line
    movements.push({ sec: temporaryFrom * 86400, toRoom: temporary, toBalance: 0 })
    movements.push({ sec: (temporaryUntil + 1) * 86400, toRoom: -temporary, toBalance: 0 })
  }
  return movements.sort((a, b) => a.sec - b.sec)
}

/** What is still asked of a line and an account, against what there is. */
interface Pots {
  line: Line | null
  savings: Savings
  /** What settlements still to come may take over what was approved. */
  reserved: number
  repayment: Repayment | null
  topUp: TopUp | null
}

/**
 * Whether there is enough for the sum of all attempts, without any payment in between: so for most.
 */
function isEnough(
  attempts: readonly Attempt[],
  room: number,
  savings: Savings,
  { moment, classCaps }: Period,
) {
  let ofLine = 0
  let ofSavings = 0
  let paidOut = 0
  const codes = codeDays(moment)
  for (const attempt of attempts) {
    const { hits, funding, borne, cents } = attempt
    if (hits > 0) continue
    if (codes.isOver(attempt)) return false
    codes.pay(attempt)
    if (funding === FUNDING.quota) ofLine += borne
    else ofSavings += cents
    paidOut += cents
  }
  return (
    ofLine <= room &&
    ofSavings <= savings.balance &&
    classCaps.every(
      ({ dayCents, yearCents }) => paidOut <= dayCents && paidOut + savings.paidInYear <= yearCents,
    )
  )
}

/**
 * What becomes of the attempts, in the order they are made. One that the sum of all before it still
 * leaves room for is granted: so never more is granted than is available. The first that is too
 * much is declined, if it is made at all; who was told so does not try again before there is room. What codes of a grade have paid on a day caps the
 * next payment by one; one that is too large is declined by itself.
 */
export function verdict(attempts: Attempt[], pots: Pots, period: Period): Attempt[] {
  const { moment, classCaps } = period
  inOrder(attempts)
  const { line, savings } = pots
  const room = line ? line.limit - line.principal - line.held - pots.reserved : 0
  if (isEnough(attempts, room, savings, period)) return attempts
  const movements = movementsOf(line, pots.repayment, pots.topUp)
  const newYearSec = moment.newYearDay * 86400
  let moved = 0
  let rooms = 0
  let balances = 0
  let ofLine = 0
  let ofSavings = 0
  let day = -1
  let today = 0
  let inYear = savings.year === moment.year ? savings.paidInYear : 0
  let isNewYear = false
  let cap = 0
  const codes = codeDays(moment)
  const made: Attempt[] = []
  for (const attempt of attempts) {
    if (attempt.hits === 0 && codes.isOver(attempt)) {
      attempt.hits = HIT.qr_grade
      attempt.status = STATUS.declined
    }
    if (attempt.hits > 0) {
      made.push(attempt)
      continue
    }
    const { sec, cents, borne } = attempt
    for (; moved < movements.length && movements[moved]!.sec <= sec; moved++) {
      rooms += movements[moved]!.toRoom
      balances += movements[moved]!.toBalance
    }
    const on = Math.floor(sec / 86400)
    today = on === day ? today + cents : cents
    day = on
    if (sec >= newYearSec && !isNewYear) {
      isNewYear = true
      inYear = 0
    }
    inYear += cents
    const isOnLine = attempt.funding === FUNDING.quota
    if (isOnLine) ofLine += borne
    else ofSavings += cents
    const isOverLine = isOnLine && ofLine > room + rooms
    const isOverSavings = !isOnLine && ofSavings > savings.balance + balances
    while (cap + 1 < classCaps.length && classCaps[cap + 1]!.fromDay <= on) cap++
    const { dayCents, yearCents } = classCaps[cap]!
    const isOverDay = today > dayCents
    const isOverYear = inYear > yearCents
    if (!isOverLine && !isOverSavings && !isOverDay && !isOverYear) {
      made.push(attempt)
      codes.pay(attempt)
    } else if (bits(draw(attempt.key, 6), 0, 6) < 40) {
      // True of the first too large only: what came before it was granted.
      attempt.hits =
        (isOverLine && ofLine - borne <= room ? HIT.line : 0) +
        (isOverSavings && ofSavings - cents <= savings.balance ? HIT.balance : 0) +
        (isOverDay && today - cents <= dayCents ? HIT.class_day : 0) +
        (isOverYear && inYear - cents <= yearCents ? HIT.class_year : 0)
      if (attempt.hits > 0) {
        attempt.status = STATUS.declined
        made.push(attempt)
      }
    }
  }
  return made
}
