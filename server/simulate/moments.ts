import type { Connection } from '../db/connection.ts'
import type { Month } from './calendar.ts'
import { riskOf } from './economy.ts'
import type { Parameters } from './parameters.ts'
import { type Period, periodsOf } from './period.ts'
import { list } from './variables.ts'

const UNCAPPED_SCAN = list(Array(8).fill(100_000_000))
const CAPPED_SCAN = list([50000, 50000, 100000, 500000, 500000, 500000, 500000, 100_000_000])

/** What holds for all periods of one number: the rules in force, the shopping festival, the month that ends. */
function momentOf(months: readonly Month[], number: number, periods: readonly Period[]): string {
  const month = months[number]
  const over = months[number - 1]
  const start = month?.start ?? `${months.at(-1)!.start}~`
  const year = Number(start.slice(0, 4))
  const isJanuary = start.slice(5, 7) === '01' && month !== undefined
  const november = months.find(
    (other) => other.start.slice(5, 7) === '11' && other.number > number - 1,
  )
  return `(${[
    number,
    Math.min(...periods.map((period) => period.opens)),
    Math.max(...periods.map((period) => period.closes)),
    over ? over.firstDay * 86400 : 0,
    over ? (over.lastDay + 1) * 86400 : 0,
    isJanuary ? year - 1 : year,
    isJanuary ? month.firstDay : 20000,
    november ? november.firstDay : -1,
    november ? november.firstDay + 19 : -1,
    start < '2018-06' ? 30000 : 100000,
    start < '2018-04' ? UNCAPPED_SCAN : CAPPED_SCAN,
    start < '2015-12' ? 1_000_000_000 : 1_000_000,
    start < '2016-12' ? 100_000_000_000 : 20_000_000,
  ].join(', ')})`
}

const periodRow = (number: number, p: Period, risk: number) =>
  `(${[
    number,
    p.bg,
    p.opens,
    p.closes,
    p.monthEndDay,
    (p.monthEndDay + 1) * 86400,
    p.monthNumber,
    p.onlineDays,
    p.tillDays,
    Math.round(p.scan * 4096),
    Math.round(p.flash * 4096),
    risk,
  ].join(', ')})`

/**
 * Makes what the statements of a period read of it, for all periods at once: a statement that is planned
 * once finds what changes from period to period in rows.
 */
export async function makeMoments(
  engine: Connection,
  world: Parameters,
  months: readonly Month[],
): Promise<void> {
  const all = Array.from({ length: months.length + 1 }, (_, number) => ({
    number,
    periods: periodsOf(world, months, number),
    risk: riskOf(world.economy, months, number),
  }))
  await engine.script(`create table every_moment (
    period_no integer, opens integer, closes integer, month_sec integer, next_month_sec integer, year_no integer,
    new_year_day integer, festival_from integer, festival_until integer, no_pin_cents integer, qr_cents integer[],
    class_day_cents integer, class_year_cents bigint)`)
  await engine.script(
    `insert into every_moment values ${all.map(({ number, periods }) => momentOf(months, number, periods)).join(', ')}`,
  )
  await engine.script(`create table every_period (
    period_no integer, bg utinyint, opens integer, closes integer, month_end_day integer, month_end_sec integer,
    month_no integer, online_days double, till_days double, scan_4096 integer, flash_4096 integer, risk double)`)
  await engine.script(
    `insert into every_period values ${all.flatMap(({ number, periods, risk }) => periods.map((p) => periodRow(number, p, risk))).join(', ')}`,
  )
  const days = all.flatMap(({ number, periods }) =>
    periods.flatMap((p) =>
      [p.tillDraws, p.onlineDraws].map(
        (draws, way) => `(${number}, ${p.bg * 2 + way}, ${p.opens}, ${list(draws)})`,
      ),
    ),
  )
  await engine.script(`create table day_run as
    with told as (
      select period_no, slot, opens, unnest(draws) as draws, generate_subscripts(draws, 1) as number
      from (values ${days.join(', ')}) as t(period_no, slot, opens, draws)
    )
    select
      period_no, opens + number - 1 as day,
      (slot * 1024 + sum(draws) over (partition by period_no, slot order by number))::integer as past, past - draws as first,
    from told`)
}
