import type { Connection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import type { Month } from './calendar.ts'
import { poissonDraws, probit } from './distribution.ts'
import { type Parameters, STATEMENT_DAYS } from './parameters.ts'
import type { Period } from './period.ts'
import { PLACES } from './places.ts'
import { drawsOf, quantiles } from './quantiles.ts'
import { GROUPS } from './spending_groups.ts'

export const list = (values: readonly (string | number)[]) =>
  `[${values.map((value) => (typeof value === 'string' ? quoteLiteral(value) : value)).join(', ')}]`

export const set = (engine: Connection, name: string, expression: string) =>
  engine.script(`set variable ${name} = ${expression}`)

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

/** A value that some equally likely draws in a row give. */
type Run = readonly [value: number, draws: number]

/**
 * A table to draw from by a number from 0 on: `key` counts the draws, each run stands for as many
 * as it says. The engine spells the runs out: a statement of every draw would be long to parse.
 */
async function pick(
  engine: Connection,
  table: string,
  key: string,
  value: string,
  type: string,
  runs: readonly Run[],
) {
  let first = 0
  const rows = runs.flatMap(([of, draws]) => {
    if (draws === 0) return []
    first += draws
    return [`(${of}, ${first - draws}, ${first})`]
  })
  await engine.script(
    `create or replace table ${table} as
     select unnest(range(first, past))::integer as ${key}, value::${type} as ${value}
     from (values ${rows.join(', ')}) as t(value, first, past)`,
  )
}

const runsOf = (weights: readonly number[], size: number, first = 0): Run[] =>
  drawsOf(weights, size).map((draws, i) => [first + i, draws])

/** The first day of each month and of the 24 after the last: loans fall due beyond the end. */
const monthStarts = (months: readonly Month[]) => {
  const [year = 0, month = 0] = months[0]!.start.split('-').map(Number)
  return Array.from(
    { length: months.length + 25 },
    (_, i) => (Date.UTC(year, month - 1 + i, 1) - Date.UTC(year, month - 1, 1)) / 86_400_000,
  )
}

/** Makes the tables that months draw from: words, places, tickets, hours, counts. */
export async function makeWorld(
  engine: Connection,
  args: { customers: number; seed: number },
  world: Parameters,
  months: readonly Month[],
): Promise<void> {
  const {
    bands,
    customers,
    spending,
    quota,
    repayment,
    stress,
    fraud,
    forbearance,
    loans,
    refunds,
  } = world
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
  await engine.script(
    `create table place as select * from (values ${PLACES.map(
      ({ code, name, region, share, tier }, i) =>
        `(${i}::smallint, ${quoteLiteral(code)}::place_t, ${quoteLiteral(name)}, ${quoteLiteral(region)}, ${share}::double, '${tier}')`,
    ).join(', ')}) as t(place_no, place_code, name, region, share, tier)`,
  )
  const brands = GROUPS.flatMap((group, g) =>
    group.brands.flatMap((name, b) =>
      [false, true]
        .filter((online) => (online ? group.online : group.counter) > 0)
        .map(
          (online) =>
            `(${g + 1}::utinyint, ${quoteLiteral(group.mcc)}::mcc_t, ${b}, ${quoteLiteral(online && group.counter > 0 ? `${name} online` : name)}, ${online})`,
        ),
    ),
  )
  await engine.script(
    `create table brand_seed as select * from (values ${brands.join(', ')}) as t(grp, mcc, brand_no, name, is_online)`,
  )
  const groupChoices = (cash: number) =>
    [(g: (typeof GROUPS)[number]) => g.counter, (g: (typeof GROUPS)[number]) => g.online].flatMap(
      (weight) => {
        const sum = GROUPS.reduce((all, group) => all + weight(group), 0)
        const weights = GROUPS.map((group) =>
          group.category === 'cash' ? weight(group) + cash * sum : weight(group),
        )
        return runsOf(weights, 4096, 1)
      },
    )
  // In the order of their keys: no stress, (unused), stress, bust-out; each at the till and online.
  await pick(engine, 'group_pick', 'group_key', 'grp', 'utinyint', [
    ...groupChoices(0),
    ...groupChoices(0),
    ...groupChoices(stress.cash),
    ...groupChoices(0.8),
  ])
  await engine.script(
    `create table amount_pick as
     select (grp * 4096 + u)::integer as amount_key, mcc,
       least(5000000, greatest(100, round(100 * median * exp(sigma * z))))::integer as cents
     from (values ${GROUPS.map((g, i) => `(${i + 1}, '${g.mcc}'::mcc_t, ${g.median}::double, ${g.sigma}::double)`).join(', ')}) as g(grp, mcc, median, sigma),
       (select unnest(range(4096)) as u, unnest(${list(Array.from({ length: 4096 }, (_, i) => probit((i + 0.5) / 4096)))}::double[]) as z)`,
  )
  await pick(
    engine,
    'minute_pick',
    'u',
    'minute',
    'smallint',
    drawsOf(spending.hours, 4096).flatMap((draws, hour) =>
      runsOf(Array(60).fill(1), draws, hour * 60),
    ),
  )
  await pick(
    engine,
    'place_pick',
    'u',
    'place_no',
    'smallint',
    runsOf(
      PLACES.map((place) => place.share),
      1024,
    ),
  )
  await pick(
    engine,
    'poisson',
    'poisson_key',
    'cnt',
    'integer',
    Array.from({ length: 128 }, (_, b) =>
      poissonDraws(((b + 0.5) / 10) ** 2, 1024).map((draws, count): Run => [count, draws]),
    ).flat(),
  )
  await engine.script(
    `create table tick as select cnt::integer as cnt, k::integer as k
     from range(1, 300) as c(cnt), range(300) as t(k) where k < cnt order by cnt, k`,
  )
  const lastDay = months.at(-1)!.lastDay
  await set(engine, 'seed', `(hash(${args.seed}::bigint) >> 2)::bigint`)
  await set(engine, 'customers', `${args.customers}::bigint`)
  await set(engine, 'months', String(months.length))
  await set(engine, 'days', String(lastDay + 1))
  await set(engine, 'last_day', String(lastDay))
  await set(engine, 'end_sec', String((lastDay + 1) * 86400))
  await set(engine, 'first_day', `date '${months[0]!.start}'`)
  await set(engine, 'epoch', `epoch_us(timestamp '${months[0]!.start}')`)
  await engine.script(
    `create table calendar as select * from (values ${months.map((m) => `(${m.number}, ${m.firstDay}, ${m.lastDay})`).join(', ')}) as t(month_no, first_day, last_day)`,
  )
  const of = (key: 'miss' | 'stress' | 'limit') =>
    `${list(bands.map((band) => band[key]))}::double[]`
  const in1024 = (key: 'declined' | 'referred' | 'loan_declined') =>
    list(bands.map((band) => Math.round(band[key] * 1024)))
  const terms = Object.entries(repayment.plan_months)
  const numbers: Record<string, number | string> = {
    shops: `${Math.min(500, args.customers / 800)}::double`,
    band_of: list(
      quantiles(
        bands.map((band) => band.share),
        1000,
      ).map((i) => i + 1),
    ),
    place_of: list(
      quantiles(
        PLACES.map((place) => place.share),
        4096,
      ),
    ),
    statement_days: STATEMENT_DAYS.length,
    statement_day_of: `[${STATEMENT_DAYS.map((day) => day ?? 'null').join(', ')}]`,
    educations: list([
      'university',
      'university',
      'high_school',
      'high_school',
      'graduate',
      'other',
    ]),
    occupations: list([
      'employee',
      'employee',
      'employee',
      'self_employed',
      'public_service',
      'student',
      'worker',
      'worker',
    ]),
    arrival_power: customers.arrival,
    applying_1024: Math.round(customers.applying * 1024),
    leave: `${customers.leaving}::double`,
    frailty: `${customers.frailty}::double`,
    rhythm: `${spending.rhythm}::double`,
    rhythm_spread: `${spending.rhythm_spread}::double`,
    quota_least_256: Math.round(spending.quota_share[0] * 256),
    quota_width_256: Math.round((spending.quota_share[1] - spending.quota_share[0]) * 256),
    online_rate: `${spending.online}::double`,
    scan_rate: `${spending.scan}::double`,
    flash_rate: `${spending.flash}::double`,
    counter_rate: `${spending.counter}::double`,
    miss: of('miss'),
    stress: of('stress'),
    limit_factor: of('limit'),
    declined_1024: in1024('declined'),
    referred_1024: in1024('referred'),
    loan_declined_1024: in1024('loan_declined'),
    raised_256: list(bands.map((band) => Math.round(band.raised * 256))),
    limit_median: `${quota.median}::double`,
    limit_sigma: `${quota.spread}::double`,
    limit_cap_cents: Math.round(quota.cap * 100),
    expired_1024: Math.round(quota.expired * 1024),
    temporary_256: Math.round(quota.temporary * 256),
    risk_until: `${list(riskUntil(world, months))}::double[]`,
    ramp_least: stress.months_before[0],
    ramp_width: stress.months_before[1] - stress.months_before[0] + 1,
    stress_pace: `${stress.spending}::double`,
    stress_quota_256: Math.round(stress.quota * 256),
    fraud_16384: Math.round(fraud.bust_out * 16384),
    miss_careless: list(repayment.miss_careless),
    miss_stressed: list(repayment.miss_early),
    miss_failing: list(repayment.miss_failing),
    recovery: `${repayment.recovery}::double`,
    late_256: Math.round(repayment.late * 256),
    full_256: Math.round(repayment.full * 256),
    plan_256: Math.round(repayment.plan * 256),
    purchase_plan_256: Math.round(repayment.purchase_plan * 256),
    plan_from_cents: Math.round(repayment.purchase_plan_from * 100),
    plan_months: list(
      quantiles(
        terms.map(([, weight]) => weight),
        64,
      ).map((i) => Number(terms[i]![0])),
    ),
    plan_fee_bp: Math.round(repayment.plan_fee * 10_000),
    bounce_1024: Math.round(repayment.returned * 1024),
    bounce_stressed_1024: Math.round(repayment.returned_failing * 1024),
    refund_online_4096: Math.round(refunds.online * 4096),
    refund_till_4096: Math.round(refunds.till * 4096),
    first_days: list(monthStarts(months)),
    borrowing_1024: Math.round(loans.asking * 1024),
    loan_months: list([6, 12, 24].flatMap((n, i) => Array(i === 1 ? 32 : 16).fill(n))),
    loan_fee_bp: Math.round(loans.fee * 10_000),
    forborne_1024: Math.round(forbearance.eased * 1024),
  }
  for (const [name, value] of Object.entries(numbers)) await set(engine, name, String(value))
}

/** Months of ordinary risk until the end of each month: bad ones count for more than one. */
function riskUntil({ economy }: Parameters, months: readonly Month[]): number[] {
  let until = 0
  return Array.from({ length: months.length + 2 }, (_, i) => {
    const before = until
    until += riskOf(economy, months, i)
    return before
  })
}

/** Risk of a month against an ordinary one: the drift of the economy, and a shock where one is on. */
function riskOf(economy: Parameters['economy'], months: readonly Month[], number: number): number {
  const { drift, shock } = economy
  const begins = months.findIndex((month) => month.start.slice(0, 7) === shock?.from)
  const isShocked =
    shock !== null && begins >= 0 && number >= begins && number < begins + shock.months
  return (1 + drift) ** number * (isShocked ? shock.factor : 1)
}

/** What the statements of a month read of it: its periods, the rules in force, its shopping festival. */
export async function makePeriod(
  engine: Connection,
  world: Parameters,
  months: readonly Month[],
  number: number,
  periods: readonly Period[],
): Promise<void> {
  const month = months[number]
  const start = month?.start ?? `${months.at(-1)!.start}~`
  const year = Number(start.slice(0, 4))
  const isJanuary = start.slice(5, 7) === '01' && month !== undefined
  await set(engine, 'period', String(number))
  await set(engine, 'year_no', String(isJanuary ? year - 1 : year))
  await set(engine, 'new_year_day', isJanuary ? String(month.firstDay) : '20000')
  const november = months.find(
    (other) => other.start.slice(5, 7) === '11' && other.number > number - 1,
  )
  await set(engine, 'festival_from', november ? String(november.firstDay) : '-1')
  await set(engine, 'festival_until', november ? String(november.firstDay + 19) : '-1')
  await set(engine, 'no_pin_cents', start < '2018-06' ? '30000' : '100000')
  await set(
    engine,
    'qr_cents',
    start < '2018-04'
      ? list(Array(8).fill(100_000_000))
      : list([50000, 50000, 100000, 500000, 500000, 500000, 500000, 100_000_000]),
  )
  await set(engine, 'class_day_cents', start < '2015-12' ? '1000000000' : '1000000')
  await set(engine, 'class_year_cents', start < '2016-12' ? '100000000000' : '20000000')
  await engine.script(
    `create or replace table period as select * from (values ${periods
      .map(
        (p) =>
          `(${p.bg}::utinyint, ${p.opens}, ${p.closes}, ${p.monthEndDay}, ${(p.monthEndDay + 1) * 86400}, ${p.monthNumber}, ${p.onlineDays}::double, ${p.tillDays}::double, ${Math.round(p.scan * 4096)}, ${Math.round(p.flash * 4096)}, ${riskOf(world.economy, months, number)}::double)`,
      )
      .join(
        ', ',
      )}) as t(bg, opens, closes, month_end_day, month_end_sec, month_no, online_days, till_days, scan_4096, flash_4096, risk)`,
  )
  await pick(
    engine,
    'day_pick',
    'day_key',
    'day',
    'integer',
    periods.flatMap((p) =>
      [p.tillDraws, p.onlineDraws].flatMap((draws) => draws.map((n, i): Run => [p.opens + i, n])),
    ),
  )
}
