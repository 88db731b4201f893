import type { Connection } from '../db/connection.ts'
import type { Month } from './calendar.ts'
import { riskUntil } from './economy.ts'
import { type Parameters, STATEMENT_DAYS } from './parameters.ts'
import { PLACES } from './places.ts'
import { quantiles } from './quantiles.ts'
import { list, numbers, setAll } from './variables.ts'

/** Sets the figures that statements read: the parameters in the units they are reckoned in. */
export async function setFigures(
  engine: Connection,
  args: { customers: number; seed: number },
  world: Parameters,
  months: readonly Month[],
): Promise<void> {
  const { bands, customers, spending, quota, repayment, stress, fraud, loans } = world
  const lastDay = months.at(-1)!.lastDay
  const of = (key: 'stress' | 'limit') =>
    numbers(
      bands.map((band) => band[key]),
      'double',
    )
  const in1024 = (key: 'declined' | 'referred' | 'loan_declined') =>
    numbers(bands.map((band) => Math.round(band[key] * 1024)))
  await setAll(engine, {
    seed: `(hash(${args.seed}::bigint) >> 2)::bigint`,
    months: String(months.length),
    days: String(lastDay + 1),
    last_day: String(lastDay),
    first_day: `date '${months[0]!.start}'`,
    epoch: `epoch_us(timestamp '${months[0]!.start}')`,
    shops: `${Math.min(500, args.customers / 800)}::double`,
    band_of: numbers(
      quantiles(
        bands.map((band) => band.share),
        1000,
      ).map((i) => i + 1),
    ),
    place_of: numbers(
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
    stress: of('stress'),
    limit_factor: of('limit'),
    declined_1024: in1024('declined'),
    referred_1024: in1024('referred'),
    loan_declined_1024: in1024('loan_declined'),
    limit_median: `${quota.median}::double`,
    limit_sigma: `${quota.spread}::double`,
    limit_cap_cents: Math.round(quota.cap * 100),
    expired_1024: Math.round(quota.expired * 1024),
    risk_until: numbers(riskUntil(world, months), 'double'),
    ramp_least: stress.months_before[0],
    ramp_width: stress.months_before[1] - stress.months_before[0] + 1,
    fraud_16384: Math.round(fraud.bust_out * 16384),
    plan_fee: `${repayment.plan_fee}::double`,
    borrowing_1024: Math.round(loans.asking * 1024),
    loan_months: numbers([6, 12, 24].flatMap((n, i) => Array(i === 1 ? 32 : 16).fill(n))),
    loan_fee_bp: Math.round(loans.fee * 10_000),
  })
}
