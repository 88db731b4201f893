import type { Period } from '../period.ts'
import { GROUPS } from '../spending_groups.ts'
import { CATEGORIES, CHANNEL, FUNDING, HIT, PREFIX, STATUS } from '../words.ts'
import { areaOf } from './areas.ts'
import { GRADE_OF_CODE, NO_CODE } from './code_cap.ts'
import { type Customer, isStressedOn } from './customer.ts'
import { bits, draw } from './draw.ts'
import type { Entry } from './entry.ts'
import type { Line } from './line.ts'
import { countRow, WAY_OF_LIFE } from './picks.ts'
import type { LifeWorld } from './world.ts'

/** A payment a customer sets out to make, and what speaks against it whatever the balances say. */
export interface Attempt extends Entry {
  /** What the line must bear: a settlement may be a little over what was approved. */
  borne: number
  /** Of the code that is scanned. */
  grade: number
  /** What its own draws hang on. */
  key: number
}

const MCC = GROUPS.map(({ mcc }) => CATEGORIES.indexOf(mcc))

/** Payments of a period that are expected by each way, and whether they may be on the line. */
function expectedOf(world: LifeWorld, customer: Customer, line: Line | null, period: Period) {
  const { spending, stress } = world.parameters
  const { opens, closes, onlineDays, tillDays } = period
  const isStressed = isStressedOn(customer, opens)
  const pace =
    customer.rhythm * (isStressed ? stress.spending : 1) * (customer.leave_day < opens ? 0.04 : 1)
  const atTill = pace * tillDays
  const online = pace * onlineDays * spending.online
  const scan = customer.u_scan < period.scan * 4096 ? atTill * spending.scan : 0
  const flash = customer.u_flash < period.flash * 4096 ? atTill * spending.flash : 0
  const expected = online + scan + flash + atTill * spending.counter
  const hasLine =
    line !== null &&
    line.chargedOffDay === null &&
    line.closedDay === null &&
    line.openedDay <= closes
  // Who has used up the line pays from savings.
  const hasRoom = hasLine && line.limit - line.principal - line.held > line.limit / 20
  return {
    expected,
    hasLine,
    isStressed,
    bustsOut: closes >= customer.fraud_day && opens <= customer.fraud_day,
    online: (4096 * online) / expected,
    scan: (4096 * (online + scan)) / expected,
    flash: (4096 * (online + scan + flash)) / expected,
    onLine: !hasRoom
      ? 12
      : isStressed
        ? Math.min(256, customer.quota_256 + stress.quota * 256)
        : customer.quota_256,
  }
}

/**
 * Every payment a customer sets out to make in a period: where, when, how much, from which pot; in
 * no order.
 */
export function attemptsOf(
  world: LifeWorld,
  customer: Customer,
  line: Line | null,
  period: Period,
  key: number,
): Attempt[] {
  if (customer.arrival_day > period.closes) return []
  const { picks, areas, endSec } = world
  const { moment } = period
  const of = expectedOf(world, customer, line, period)
  const count =
    picks.counts[countRow(of.expected) * 1024 + bits(draw(key, 201), 0, 10)]! +
    (of.bustsOut ? 12 : 0)
  const way = of.bustsOut
    ? WAY_OF_LIFE.bustOut
    : of.isStressed
      ? WAY_OF_LIFE.stressed
      : WAY_OF_LIFE.calm
  const arrivalSec = customer.arrival_day * 86400
  const lineSec = of.hasLine ? Math.max(line!.openedDay, period.opens) * 86400 : Infinity
  const frozenSec = Math.min(line?.frozenDay ?? Infinity, line?.fraudDay ?? Infinity) * 86400
  const scanShops = areas.scanShops[period.number]!
  const flashShops = areas.flashShops[period.number]!
  const counterShops = areas.counterShops[period.number]!
  const attempts: Attempt[] = []
  for (let k = 0; k < count; k++) {
    const own = draw(key, 1024 + k)
    const what = draw(own, 1)
    const when = draw(own, 2)
    const where = draw(own, 3)
    const how = draw(own, 4)
    const risk = draw(own, 5)
    const isOnline = bits(what, 0, 12) < of.online
    const group = picks.groups[(way * 2 + (isOnline ? 1 : 0)) * 4096 + bits(what, 12, 12)]!
    const day = (isOnline ? period.onlineDay : period.tillDay)[bits(when, 0, 10)]!
    const sec =
      day * 86400 + picks.minutes[bits(when, 10, 12)]! * 60 + Math.min(59, bits(when, 22, 6))
    if (sec <= arrivalSec || sec >= endSec) continue
    // One payment in sixteen is made elsewhere.
    const isElsewhere = bits(when, 28, 4) === 0
    const shopPlace = isOnline
      ? 0
      : isElsewhere
        ? picks.places[bits(where, 0, 10)]!
        : customer.place_no
    const area = areaOf(isOnline, group, shopPlace)
    const channel = isOnline
      ? CHANNEL.online
      : bits(what, 0, 12) < of.scan
        ? CHANNEL.scan
        : bits(what, 0, 12) < of.flash
          ? CHANNEL.flash
          : CHANNEL.counter
    const shops =
      channel === CHANNEL.scan
        ? scanShops[area]!
        : channel === CHANNEL.flash
          ? flashShops[area]!
          : isOnline
            ? areas.shops[area]!
            : counterShops[area]!
    if (shops === 0) continue
    const cents = picks.amounts[group * 4096 + bits(how, 0, 12)]! * (of.bustsOut ? 3 : 1)
    const isFrozen = sec >= frozenSec
    const isOnLine =
      sec >= lineSec && bits(what, 24, 8) < of.onLine && (!isFrozen || bits(risk, 12, 2) === 0)
    const spoken = bits(risk, 0, 12)
    const isFlash = channel === CHANNEL.flash
    const hits =
      (isOnLine && isFrozen ? HIT.frozen : 0) +
      (spoken < 4 ? HIT.risk : 0) +
      (spoken >= 10 && spoken <= 11 ? HIT.velocity : 0) +
      (isFlash && cents > (day < moment.noPinRaisedFrom ? 30_000 : 100_000) && customer.u_pin < 14
        ? HIT.no_pin
        : 0)
    attempts.push({
      sec,
      period: period.number,
      k,
      prefix: PREFIX.P,
      // The busiest shops come first.
      shop:
        areas.firstShop[area]! +
        Math.floor((shops * bits(where, 10, 11) * bits(where, 21, 11)) / 4_194_304),
      channel,
      funding: isOnLine ? FUNDING.quota : FUNDING.savings,
      status: hits > 0 ? STATUS.declined : isOnLine && isFlash ? STATUS.approved : STATUS.posted,
      cents,
      mcc: MCC[group]!,
      place: shopPlace,
      hits,
      borne:
        isFlash && isOnLine && bits(risk, 17, 7) === 0 ? Math.floor((cents * 105) / 100) : cents,
      grade: channel === CHANNEL.scan ? GRADE_OF_CODE[bits(risk, 14, 3)]! : NO_CODE,
      key: own,
    })
  }
  return attempts
}
