import type { Sql } from '../../db/connection.ts'

/** Instant by which every row of the small lender was recorded. */
export const KNOWN_AT = '2024-06-01 00:00:00'
const RECORDED = `timestamp '2024-01-01'`

/**
 * A lender of a few customers, drawn from hashes of the seed: accounts with stated balances, lines
 * with statements (of the source's status, or of minimum dues), loans, cards, figures of places, a
 * year and a half of days before and after `asOf`. Subjects, all on `asOf`, go into the table `subjects`:
 * a line, a loan asked for on the day, or a customer without either.
 */
export async function smallLender(sql: Sql, seed: number, asOf: string): Promise<void> {
  const u = (key: string) => `(hash(${seed}, ${key}) % 1000000 / 1e6)`
  const learned = `${RECORDED}, 1`
  await sql.script(`
    insert into lender (name, source, currency, time_zone, outcome_definition, created_at, actor) values ('Small', 'tally', 'CNY', 'Asia/Shanghai', null, ${RECORDED}, 'test');
    insert into place (place_code, name, region, recorded_at, source_file_id) select 'P' || n, 'Place ' || n, null, ${learned} from range(3) as t(n);
    insert into place_statistic
      select 'P' || n, m, 100 + ${u(`n, m`)} * 900, date '2019-01-01' + (y * 365)::int, ${learned}
      from range(3) as t(n), unnest(['inhabitants', 'urban_percent', 'average_salary', 'unemployment_percent_1995',
        'unemployment_percent_1996', 'entrepreneurs_per_1000', 'crimes_1995']) as k(m), range(4) as y(y);
    insert into customer
      select n, 'C' || n, 1 + n % 2, case when n % 3 > 0 then date '1970-01-01' + (n * 400)::int end, 30 + n,
        ['school', 'university'][1 + (n % 2)::int], ['single', 'married'][1 + (n % 3 = 0)::int],
        'worker', 5000 + n * 100, 'P' || (n % 3), date '${asOf}' - (500 + n)::int, ${learned}
      from range(12) as t(n);
    insert into account (account_id, source_id, customer_id, account_class, place_code, statement_frequency, opened_on, closed_on, recorded_at, source_file_id)
      select n, 'A' || n, n % 12, 0, null, ['monthly', 'weekly'][1 + (n % 2)::int], date '${asOf}' - (400 + n)::int, null, ${learned}
      from range(14) as t(n);
    insert into account_holder select 'H' || n, n, (n + 1) % 12, 2, ${learned} from range(12) as t(n);
    insert into standing_order select 'O' || n, n, 'bank', 'account', 100 + n, 'loan', ${learned} from range(12) as t(n);
    insert into binding
      select n, 'B' || n, n, n, 'card', 'gold', date '${asOf}' - (30 * n)::int - 1, null, ${learned} from range(0, 12, 2) as t(n);
    insert into facility (facility_id, source_id, customer_id, account_id, kind, opened_on, closed_on, principal, term_months, instalment, recorded_at, source_file_id)
      select n, 'F' || n, n, null, 1, date '${asOf}' - (300 + n)::int, null, null, null, null, ${learned} from range(6) as t(n)
      union all
      select n, 'F' || n, n, n, 2, date '${asOf}', null, 12000 + n, 12, 1000 + n, ${learned} from range(6, 9) as t(n);
    insert into limit_event
      select n, 'L' || n || '-' || k, date '${asOf}' - (290 + n - 100 * k)::int, null, 2000 + 1000 * k + n, null, 'lender', ${learned}
      from range(6) as t(n), range(2) as v(k);
    insert into facility_state (source_id, facility_id, state, since, until, actor, recorded_at, source_file_id)
      select 'Z' || n, n, 1, date '${asOf}' - 200, date '${asOf}' - 190, 'lender', ${learned} from range(3) as t(n);
    insert into instalment_plan (source_id, facility_id, started_on, months, principal, recorded_at, source_file_id)
      select 'I' || n, n, date '${asOf}' - 100, 6, 600, ${learned} from range(3) as t(n);
    insert into merchant (merchant_id, source_id, name, category_code, place_code, recorded_at, source_file_id) select n, 'M' || n, 'Shop ' || n, '5411', null, ${learned} from range(5) as t(n);
    insert into statement
      select n * 100 + k, 'S' || n || '-' || k, n, n, (date '${asOf}' - 3 - (30 * k)::int), (date '${asOf}' + 17 - (30 * k)::int),
        (${u('n, k, 1')} * 3000)::decimal(18, 2), case when n < 4 then 100 end,
        case when ${u('n, k, 2')} < .4 then 0 else (${u('n, k, 3')} * 2000)::decimal(18, 2) end,
        case when n >= 4 then (${u('n, k, 4')} * 4)::int - 2 end, ${learned}
      from range(6) as t(n), range(9) as v(k);
    insert into "transaction" (transaction_id, source_id, original_source_id, customer_id, account_id, facility_id, merchant_id, occurred_at, booked_on, kind, channel, funding, status, direction, amount, category, category_code, place_code, response_code, stated_balance, counterparty, recorded_at, source_file_id)
      select
        n * 1000 + k, 'T' || n || '-' || k, null, n % 12, n, case when n < 6 and k % 3 = 0 then n end, k % 5,
        day + interval (k % 23) hour, day,
        [1, 1, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11][1 + (${u('n, k, 5')} * 12)::int % 12],
        (${u('n, k, 6')} * 7)::int % 7, 1 + k % 2, case when k % 17 = 0 then 2 else 3 end,
        case when ${u('n, k, 7')} < .35 then 1 else -1 end, (1 + ${u('n, k, 8')} * 900)::decimal(18, 2),
        (${u('n, k, 9')} * 23)::int % 23, null, null, '00',
        (${u('n, k, 10')} * 4000 - 800)::decimal(18, 2), 'X' || (k % 7), ${learned}
      from (select *, date '${asOf}' - 395 + (k * 3)::int as day from range(14) as t(n), range(130) as v(k));
    insert into outcome
      select 'Q' || n, n, null, date '${asOf}', 12, 'late', 1 + n % 2, null, date '${asOf}' - 10, ${learned} from range(12) as t(n);
    insert into coverage (relation, customer_id, account_id, facility_id, observed_from, observed_until, recorded_at, source_file_id)
      select 'transaction', n % 12, n, null, date '${asOf}' - (400 + n)::int, date '${asOf}', ${learned}
      from range(14) as t(n) where n <> 3;
    create table subjects as
      select 2 * n as subject_id, n as customer_id, n as facility_id, date '${asOf}' as as_of from range(9) as t(n)
      union all
      select 2 * n + 1, n, null, date '${asOf}' from range(9, 12) as t(n);
  `)
}
