import type { Store } from '../../db/store.ts'
import { codeOf } from '../../ledger/codes.ts'
import { openTallystick } from '../../open_store.ts'

const learned = `timestamp '2017-12-31 16:00:00', 1`
const day = (offset: string) => `(date '2017-10-01' + ${offset})`

/**
 * A store for tests: 60 customers with a line each (the last has none), three months of payments
 * made by arithmetic, so that every figure can be found by hand. Payment p of customer c, both from
 * 0: on day p * 3, at 10:00 + p hours UTC, of c + p + 0.25 yuan; every seventh is declined; customer
 * 0 got one refund of 5.00.
 */
export async function openSmallLender(): Promise<Store> {
  const store = await openTallystick({ dir: ':memory:' })
  const purchase = codeOf('kind', 'purchase')
  await store.write(async (sql) => {
    await sql.script(`
      insert into source_file values (1, 'tally', 'transaction', 'small.csv', 0, 0, 0, 0, 0, 0.0, timestamp '2017-12-31 16:00:00', 'test');
      insert into lender values ('Small lender', 'tally', 'CNY', 'Asia/Shanghai', 'over 90 days past due within 12 months', timestamp '2017-12-31 16:00:00', 'test');
      insert into place select 'P' || p, 'Place ' || p, 'Region', ${learned} from range(3) t(p);
      insert into merchant select m, 'M' || m, 'Merchant ' || m, '5411', 'P' || (m % 3), ${learned} from range(5) t(m);
      insert into customer
        select c, 'C' || lpad(c::varchar, 3, '0'), 1 + c % 2, date '1980-06-15' + c::integer, null, 'university',
               'married', 'clerk', 5000 + c, 'P' || (c % 3), date '2016-01-01', ${learned}
        from range(60) t(c);
      insert into account
        select c, 'A' || c, c, ${codeOf('account_class', 'class_2')}, 'P' || (c % 3), null, date '2016-01-01', null, ${learned}
        from range(60) t(c);
      insert into binding
        select c, 'B' || c, c, c, 'card', 'contactless', date '2016-02-01', null, ${learned} from range(60) t(c);
      insert into facility
        select c, 'F' || c, c, c, ${codeOf('facility_kind', 'revolving')}, date '2016-02-01', null, null, null, null, ${learned}
        from range(59) t(c);
      insert into limit_event
        select c, 'L' || c, date '2016-02-01', null, 1000 * (1 + c % 5), 'opened', 'lender', ${learned} from range(59) t(c);
      insert into limit_event values
        (0, 'L0b', date '2017-11-01', null, 3000, 'raised', 'lender', ${learned});
      insert into statement
        select c * 10 + m, 'S' || c || '-' || m, c, c, ${day('31 * (m + 1)::integer')}, ${day('31 * (m + 1)::integer + 20')},
               100 * (m + 1) + c, 10, case when m = 0 then 0 else 50 end, null, ${learned}
        from range(59) t(c), range(3) u(m);
      insert into transaction
        select c * 100 + p, 'T' || c || '-' || p, null, c, c, c, (c + p) % 5,
               timestamp '2017-10-01 10:00:00' + to_days((p * 3)::integer) + to_hours(p), ${day('p::integer * 3')} + case when p >= 6 then 1 else 0 end,
               ${purchase}, 1 + p % 3, 1 + (c + p) % 2, case when p % 7 = 6 then 2 else 1 end, -1,
               (c + p + 0.25)::decimal(18,2), 1 + p % 4, '5411', case when p % 10 = 9 then null else 'P' || (p % 3) end,
               case when p % 7 = 6 then '51' else '00' end, null, null, ${learned}
        from range(60) t(c), range(20) u(p);
      insert into transaction values
        (900000, 'R0', 'T0-3', 0, 0, 0, 3, timestamp '2017-10-20 03:00:00', date '2017-10-20', ${codeOf('kind', 'refund')}, 1, 1, 3, 1,
         5.00, 4, '5411', 'P0', '00', null, null, ${learned}),
        (900001, 'D0', null, 0, 0, null, null, timestamp '2017-10-21 03:00:00', date '2017-10-21', ${codeOf('kind', 'deposit')}, 4, 2, 3, 1,
         800.00, 0, null, null, null, null, null, ${learned});
      insert into coverage select 'transaction', c, null, date '2017-10-01', date '2018-01-01', ${learned} from range(60) t(c);
      insert into coverage select 'statement', null, c, date '2017-10-01', date '2018-01-01', ${learned} from range(59) t(c);
    `)
  })
  return store
}
