import type { Store } from '../../db/store.ts'
import type { Bin, Characteristic, Scorecard } from '../../models/scorecard/model.ts'

/** The day the small lender is scored as of, and an instant by which all of it was known. */
export const AS_OF = '2018-01-01'
export const LOADED_AT = '2018-01-01 01:00:00'

/**
 * Twenty lines of twenty customers, six statements each, and ten customers with an account alone:
 * five observed over 200 days, five not observed at all.
 */
export async function lendLittle(store: Store): Promise<void> {
  const at = `'${LOADED_AT}', 1`
  await store.write((sql) =>
    sql.script(`
      insert into lender (name, source, currency, time_zone, created_at, actor)
        values ('Little', 'tally', 'CNY', 'Asia/Shanghai', '${LOADED_AT}', 'test');
      insert into source_file values (1, 'tally', 'all', 'x', 1, 1, 1, 0, 0, 1, '${LOADED_AT}', 'test');
      insert into customer (customer_id, source_id, monthly_income, joined_on, recorded_at, source_file_id)
        select i, 'c' || i, 4000 + 100 * i, '2017-01-01', ${at} from range(1, 31) t(i);
      insert into facility (facility_id, source_id, customer_id, kind, opened_on, recorded_at, source_file_id)
        select i, 'f' || i, i, 1, '2017-01-05', ${at} from range(1, 21) t(i);
      insert into limit_event (facility_id, source_id, effective_on, credit_limit, actor, recorded_at, source_file_id)
        select i, 'l' || i, '2017-01-05', 1000 * i, 'test', ${at} from range(1, 21) t(i);
      insert into statement (statement_id, source_id, facility_id, customer_id, closed_on, balance, minimum_due, paid, repayment_status, recorded_at, source_file_id)
        select 10 * i + m, 's' || i || '-' || m, i, i, make_date(2017, 6 + m, 28),
          1000 * i * (i % 10) / 10, 100, case when i % 4 = 0 then 0 else 500 end,
          case when i % 4 = 0 then m else 0 end, ${at}
        from range(1, 21) t(i), range(1, 7) u(m);
      insert into coverage (relation, customer_id, facility_id, observed_from, observed_until, recorded_at, source_file_id)
        select 'statement', i, i, '2017-01-05', '2018-01-01', ${at} from range(1, 21) t(i);
      insert into account (account_id, source_id, customer_id, account_class, opened_on, recorded_at, source_file_id)
        select i, 'a' || i, i, 2, '2017-01-05', ${at} from range(21, 31) t(i);
      insert into coverage (relation, customer_id, account_id, observed_from, observed_until, recorded_at, source_file_id)
        select 'transaction', i, i, '2017-06-15', '2018-01-01', ${at} from range(21, 26) t(i);
      insert into transaction (transaction_id, source_id, customer_id, account_id, occurred_at, booked_on, kind, channel, funding, status, direction, amount, category, recorded_at, source_file_id)
        select 100 * i + m, 't' || i || '-' || m, i, i, make_date(2017, 6 + m, 20), make_date(2017, 6 + m, 20),
          7, 6, 0, 3, 1, 5000 + i, 0, ${at}
        from range(21, 26) t(i), range(1, 7) u(m)`),
  )
}

/** What became of the twenty lines, as their source tells it: every third is bad. */
export async function tellLittleOutcomes(store: Store): Promise<void> {
  await store.write((sql) =>
    sql.script(`
      insert into outcome (source_id, customer_id, facility_id, observed_on, horizon_months,
        definition, outcome, known_on, recorded_at, source_file_id)
      select 'o' || i, i, i, '${AS_OF}', 12, 'ever 90+', case when i % 3 = 0 then 2 else 1 end,
        '${AS_OF}', '${LOADED_AT}', 1
      from range(1, 21) t(i)`),
  )
}

const bin = (condition: object, points: number): Bin => ({
  ...(condition as { kind: 'missing' }),
  label: JSON.stringify(condition),
  count: 10,
  bad: 1,
  badRate: 0.1,
  woe: points / 100,
  points,
})

const characteristic = (feature: string, cut: number, points: number[]): Characteristic => ({
  feature,
  label: feature,
  unit: null,
  type: 'number',
  beta: 1,
  woeUnseen: 0,
  pointsUnseen: 300,
  bins: [
    bin({ kind: 'range', lower: null, upper: cut }, points[0] as number),
    bin({ kind: 'range', lower: cut, upper: null }, points[1] as number),
    bin({ kind: 'missing' }, points[2] as number),
  ],
  iv: 0.2,
  trend: 'none',
  meanPoints: 330,
  maxPoints: 400,
  minPoints: 250,
  standardError: 0.1,
  pValue: 0.01,
})

/** A scorecard written by hand: low utilisation and a good income are worth points. */
export const LITTLE_MODEL: Scorecard = {
  kind: 'scorecard',
  version: 1,
  features: ['utilisation', 'monthly_income'],
  target: { definition: 'ever 90+', horizonMonths: 12, bad: 'bad', good: 'good' },
  scaling: { pdo: 50, baseScore: 600, baseOdds: 19 },
  intercept: 0,
  characteristics: [
    characteristic('utilisation', 0.55, [370, 310, 340]),
    characteristic('monthly_income', 5000, [300, 350, 320]),
  ],
  basePoints: 0,
  meanScore: 660,
  training: { rows: 100, bads: 5, seed: 1, method: 'by hand', excluded: [] },
  metrics: {},
}
