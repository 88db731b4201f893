import type { Connection } from '../db/connection.ts'
import type { Month } from './calendar.ts'
import { riskUntil } from './economy.ts'
import { type Parameters, STATEMENT_DAYS } from './parameters.ts'
import { PLACES } from './places.ts'
import { quantiles } from './quantiles.ts'
import { list, set } from './variables.ts'

/** The first day of each month and of the 24 after the last: loans fall due beyond the end. */
const monthStarts = (months: readonly Month[]) => {
  const [year = 0, month = 0] = months[0]!.start.split('-').map(Number)
  return Array.from(
    { length: months.length + 25 },
    (_, i) => (Date.UTC(year, month - 1 + i, 1) - Date.UTC(year, month - 1, 1)) / 86_400_000,
  )
}

/** Sets the figures that statements read: the parameters in the units they are reckoned in. */
export async function setFigures(
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
  const lastDay = months.at(-1)!.lastDay
  await set(engine, 'seed', `(hash(${args.seed}::bigint) >> 2)::bigint`)
  await set(engine, 'months', String(months.length))
  await set(engine, 'days', String(lastDay + 1))
  await set(engine, 'last_day', String(lastDay))
  await set(engine, 'end_sec', String((lastDay + 1) * 86400))
  await set(engine, 'first_day', `date '${months[0]!.start}'`)
  await set(engine, 'epoch', `epoch_us(timestamp '${months[0]!.start}')`)
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
