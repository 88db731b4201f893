import type { Connection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import type { Month } from './calendar.ts'
import { poissonDraws, probit } from './distribution.ts'
import { BANDS, FREQUENCY, GROUPS, HOURS, PLACES, STATEMENT_DAYS } from './parameters.ts'
import type { Period } from './period.ts'
import { drawsOf, quantiles } from './quantiles.ts'

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

function answers(): string {
  const rows = Array.from({ length: 1023 }, (_, i) => i + 1).map((hits) => {
    const held = REASONS.filter(([reason]) => hits & (1 << TYPES.reason_t.indexOf(reason as never)))
    return `(${hits}, '${held[0]![1]}', '${held[0]![0]}')`
  })
  return `create table response_of as
    select hits::usmallint as hits, response::response_t as response, reason::reason_t as reason
    from (values ${rows.join(', ')}) as t(hits, response, reason)`
}

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

/** Makes the tables that months draw from: words, places, tickets, hours, counts. */
export async function makeWorld(
  engine: Connection,
  args: { customers: number; seed: number },
  months: readonly Month[],
): Promise<void> {
  for (const [name, entries] of Object.entries(TYPES)) await engine.script(words(name, entries))
  await engine.script(words('mcc_t', [...new Set(GROUPS.map((group) => group.mcc))].sort()))
  await engine.script(
    words(
      'place_t',
      PLACES.map(([code]) => code),
    ),
  )
  await engine.script(answers())
  await engine.script(hitWords)
  const total = PLACES.reduce((sum, place) => sum + place[3], 0)
  await engine.script(
    `create table place as select * from (values ${PLACES.map(([code, name, region, weight], i) => `(${i}::smallint, ${quoteLiteral(code)}::place_t, ${quoteLiteral(name)}, ${quoteLiteral(region)}, ${weight / total}::double, 'provincial')`).join(', ')}) as t(place_no, place_code, name, region, share, tier)`,
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
    ...groupChoices(0.14),
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
    drawsOf(HOURS, 4096).flatMap((draws, hour) => runsOf(Array(60).fill(1), draws, hour * 60)),
  )
  await pick(
    engine,
    'place_pick',
    'u',
    'place_no',
    'smallint',
    runsOf(
      PLACES.map((p) => p[3]),
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
  await set(engine, 'shops', `${Math.min(1000, args.customers / 400)}::double`)
  await set(
    engine,
    'band_of',
    list(
      quantiles(
        BANDS.map((b) => b.share),
        1000,
      ).map((i) => i + 1),
    ),
  )
  await set(
    engine,
    'place_of',
    list(
      quantiles(
        PLACES.map((p) => p[3]),
        4096,
      ),
    ),
  )
  await set(engine, 'statement_days', String(STATEMENT_DAYS.length))
  await set(
    engine,
    'statement_day_of',
    `[${STATEMENT_DAYS.map((day) => day ?? 'null').join(', ')}]`,
  )
  await set(
    engine,
    'educations',
    list(['university', 'university', 'high_school', 'high_school', 'graduate', 'other']),
  )
  await set(
    engine,
    'occupations',
    list([
      'employee',
      'employee',
      'employee',
      'self_employed',
      'public_service',
      'student',
      'worker',
      'worker',
    ]),
  )
  await set(engine, 'arrival_power', '1.3')
  await set(engine, 'rhythm', '.6::double')
  await set(engine, 'frailty', '.5::double')
  await set(engine, 'fraud_16384', '25')
  await set(engine, 'leave', '.006::double')
  await set(engine, 'limit_median', '4000::double')
  await set(engine, 'limit_sigma', '.7::double')
  await set(engine, 'applying_1024', '930')
  await set(engine, 'referred_1024', '[20, 40, 80, 150, 200]')
  await set(engine, 'declined_1024', '[20, 50, 100, 200, 350]')
  await set(engine, 'miss', list(BANDS.map((band) => band.miss)))
  await set(engine, 'stress', `${list(BANDS.map((band) => band.stress))}::double[]`)
  await set(
    engine,
    'risk_until',
    `${list(Array.from({ length: months.length + 2 }, (_, i) => i))}::double[]`,
  )
  await set(engine, 'miss_failing', '[.6, .8, .85, .9, .93, .95, .95]')
  await set(engine, 'miss_stressed', '[.06, .3, .5, .7, .8, .9, .9]')
  await set(engine, 'miss_careless', '[.01, .06, .3, .5, .7, .8, .9]')
  await set(engine, 'late_256', '13')
  await set(engine, 'full_256', '159')
  await set(engine, 'plan_256', '64')
  await set(engine, 'plan_months', list(quantiles([4, 3, 2, 1], 64).map((i) => [3, 6, 12, 24][i]!)))
  await set(engine, 'plan_fee_bp', list(Array.from({ length: 24 }, (_, i) => (i < 6 ? 50 : 70))))
  await set(engine, 'bounce_1024', '4')
  await set(engine, 'bounce_stressed_1024', '60')
  await set(engine, 'online_rate', `${FREQUENCY.online}::double`)
  await set(engine, 'scan_rate', `${FREQUENCY.scan}::double`)
  await set(engine, 'flash_rate', `${FREQUENCY.flash}::double`)
  await set(engine, 'counter_rate', '.8::double')
  await set(engine, 'refund_online_4096', '246')
  await set(engine, 'refund_till_4096', '33')
  await set(engine, 'plan_from_cents', '50000')
  await set(engine, 'forborne_1024', '50')
  await set(engine, 'raised_256', '[40, 36, 28, 14, 6]')
  await set(engine, 'limit_cap_cents', '20000000')
}

/** What the statements of a month read of it: its periods, the rules in force, its shopping festival. */
export async function makePeriod(
  engine: Connection,
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
  await set(engine, 'class_day_cents', start < '2015-12' ? '1000000000' : '20000')
  await set(engine, 'class_year_cents', start < '2016-12' ? '100000000000' : '20000000')
  await engine.script(
    `create or replace table period as select * from (values ${periods
      .map(
        (p) =>
          `(${p.bg}::utinyint, ${p.opens}, ${p.closes}, ${p.monthEndDay}, ${(p.monthEndDay + 1) * 86400}, ${p.monthNumber}, ${p.onlineDays}::double, ${p.tillDays}::double, ${Math.round(p.scan * 4096)}, ${Math.round(p.flash * 4096)}, 1::double)`,
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
