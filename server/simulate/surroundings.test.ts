import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IngestedFile } from '../ingest/run.ts'
import { type Bench, emptyBench } from '../ingest/testing/small_lender.ts'
import { simulate } from './simulate.ts'
import { growthOn } from './surroundings.ts'

let folder: string
let bench: Bench
let files: IngestedFile[]

// Many who fail, take their permission back or tap, so that each case is met by few customers; for a while more
// shops would take flash than take cards.
const config = `
accounts: { home_banks: [{ name: One, share: 0.5, failing: 0.4 }, { name: Two, share: 0.5, failing: 0.2 }], class_3: 0.3, new_phone: 0.5 }
bureaus: { revoked: 0.4, permitted: 0.8, failing: 0.05 }
loans: { asking: 0.6 }
bands:
${['A', 'B', 'C', 'D', 'E'].map((band, i) => `  - { band: ${band}, share: 0.2, miss: 0.05, stress: ${0.002 * 2 ** i}, declined: 0.05, referred: 0.1, loan_declined: 0.1, limit: 1, raised: 0.2 }`).join('\n')}
adoption: { flash: { cap: 0.9, steepness: 0.35, midpoint: '2017-05', from: '2016-09-01' } }
acceptance: { flash: { 2017-03: 0.5, 2017-12: 0.7 }, counter: { 2017-03: 0.6, 2017-06: 0.6, 2017-08: 0.4, 2017-12: 0.8 } }
`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-surroundings-'))
  bench = await emptyBench()
  await simulate(
    {
      customers: 300,
      months: 10,
      seed: 1,
      out: folder,
      format: 'parquet',
      endsOn: '2017-12-31',
      config,
    },
    { progress: () => undefined },
  )
  files = await bench.load([folder])
})

afterAll(async () => {
  await bench?.close()
  await rm(folder, { recursive: true, force: true })
})

const from = (name: string) =>
  `read_parquet('${folder}/${name}${name === 'transactions' ? '_*' : ''}.parquet')`
const count = async (query: string) =>
  Number(
    (await bench.store.read.first<{ n: number }>(`select count(*)::integer as n from (${query})`))!
      .n,
  )

it('every file is taken whole: no reject and no duplicate', async () => {
  expect(files.filter((file) => file.rejected > 0 || file.duplicates > 0)).toEqual([])
  expect(await bench.rejects()).toEqual([])
})

it('every relation around the core has rows', async () => {
  for (const name of [
    'partners',
    'partner_terms',
    'merchant_acceptances',
    'account_verifications',
    'bindings',
    'consents',
    'inquiries',
    'promotions',
    'promotion_uses',
    'offers',
    'control_totals',
  ])
    expect(await count(`from ${from(name)}`), name).toBeGreaterThan(0)
})

it('a class II account opens on the day of the only attempt of which every element passes; failed ones have a reason', async () => {
  const attempts = `select attempt, customer_id, any_value(account_id) as account_id, any_value(attempted_on) as day,
      count(*) as elements, bool_and(result = 'passed') as is_passed,
      count(*) filter ((result = 'failed') <> (reason is not null)) as wrong_reasons
    from ${from('account_verifications')} group by all`
  expect(await count(`from (${attempts}) where wrong_reasons > 0`)).toBe(0)
  expect(
    await count(`from (${attempts}) where is_passed <> (account_id is not null)`),
    'an attempt passes where it opens an account',
  ).toBe(0)
  expect(
    await count(`from ${from('accounts')} as a left join (${attempts}) as v using (account_id)
      where account_class <> 'class_1' and (v.day is distinct from a.opened_on or elements <> case account_class when 'class_2' then 5 else 4 end)`),
  ).toBe(0)
  expect(
    await count(
      `from (${attempts}) join ${from('customers')} using (customer_id) where day < joined_on`,
    ),
    'nobody is verified before joining',
  ).toBe(0)
  expect(
    await count(`select customer_id from (${attempts}) group by 1 having count(*) > 1`),
    'some try again',
  ).toBeGreaterThan(30)
})

it('who never passes has a class I account alone: no line, no loan, no payment', async () => {
  const failed = `select customer_id from ${from('customers')} anti join (from ${from('accounts')} where account_class = 'class_2') using (customer_id)`
  expect(await count(failed)).toBeGreaterThan(10)
  expect(await count(failed)).toBeLessThan(90)
  for (const name of ['facilities', 'applications', 'bindings', 'offers', 'consents'])
    expect(await count(`from ${from(name)} semi join (${failed}) using (customer_id)`), name).toBe(
      0,
    )
  expect(
    await count(
      `from ${from('accounts')} semi join (${failed}) using (customer_id) where account_class <> 'class_1'`,
    ),
  ).toBe(0)
})

it('accounts opened from afar are at the partner bank, bound to the class I account of the same customer', async () => {
  expect(
    await count(`from ${from('accounts')} as a left join ${from('accounts')} as home on home.account_id = a.bound_account_id
      where a.account_class <> 'class_1' and (a.partner_id is null or home.account_class is distinct from 'class_1' or home.customer_id <> a.customer_id)`),
  ).toBe(0)
})

it('no payment by scan or flash comes before its code or device is bound, nor after it is given up', async () => {
  expect(
    await count(`from ${from('transactions')} as t
      where kind = 'purchase' and channel in ('scan', 'flash') and not exists (
        from ${from('bindings')} as b
        where b.account_id = t.account_id and instrument = case t.channel when 'scan' then 'qr' else 'device_token' end
          and occurred_at::date between since and coalesce(until, '9999-12-31'))`),
  ).toBe(0)
})

it('no purchase is at a shop that does not take its channel by then, and more shops take it with time', async () => {
  expect(
    await count(`from ${from('transactions')} as t
      where kind = 'purchase' and not exists (
        from ${from('merchant_acceptances')} as a
        where a.merchant_id = t.merchant_id and a.channel = t.channel::varchar
          and t.occurred_at::date between a.since and coalesce(a.until, '9999-12-31'))`),
  ).toBe(0)
  const scan = (until: string) =>
    count(`from ${from('merchant_acceptances')} where channel = 'scan' and since < '${until}'`)
  expect(await scan('2017-12-31')).toBeGreaterThan((await scan('2017-01-01')) * 1.05)
})

it('a shop takes flash while it takes cards, on no more terminals than those', async () => {
  const of = (channel: string) =>
    `(from ${from('merchant_acceptances')} where channel = '${channel}')`
  expect(await count(of('flash'))).toBeGreaterThan(100)
  expect(
    await count(`from ${of('flash')} as f where not exists (
      from ${of('counter')} as c
      where c.merchant_id = f.merchant_id and c.since <= f.since
        and coalesce(c.until, '9999-12-31') >= coalesce(f.until, '9999-12-31') and c.terminals >= f.terminals)`),
  ).toBe(0)
  expect(
    await count(`from ${of('flash')} as f join ${of('counter')} as c using (merchant_id)
      where c.until = f.until and c.until < date '2017-12-31'`),
    'some stop taking both on one day',
  ).toBeGreaterThan(10)
})

it('a bureau answers where the customer permits it that day, and refuses where not', async () => {
  const asked = `select i.*, exists (
      from ${from('consents')} as c where c.customer_id = i.customer_id and c.source = i.bureau
        and i.asked_on between c.since and coalesce(c.until, '9999-12-31')) as is_permitted
    from ${from('inquiries')} as i`
  expect(await count(`from (${asked}) where (result = 'refused') = is_permitted`)).toBe(0)
  expect(await count(`from (${asked}) where result = 'refused'`)).toBeGreaterThan(20)
  expect(await count(`from (${asked}) where (result = 'hit') <> (score is not null)`)).toBe(0)
  expect(
    await count(`from (${asked}) where (cost > 0) <> (result in ('hit', 'no_hit'))`),
    'an answer is paid for',
  ).toBe(0)
})

it('bureaus see what is latent: worse scores of worse bands, and more inquiries once stress began', async () => {
  const seen = `select band, score, inquiries_6m, coalesce(asked_on >= stress_on, false) as is_stressed
    from ${from('inquiries')} join read_parquet('${folder}/truth/customers.parquet') using (customer_id) where result = 'hit'`
  const row = await bench.store.read.first<Record<string, boolean>>(`
    select avg(score) filter (band in ('A', 'B')) > avg(score) filter (band in ('D', 'E')) as is_sorted,
      avg(inquiries_6m) filter (is_stressed) > 1.5 * avg(inquiries_6m) filter (not is_stressed) as is_noticed
    from (${seen})`)
  expect(row).toEqual({ is_sorted: true, is_noticed: true })
})

it('a promotion pays a part of a payment of its channel within its days, the first tap once', async () => {
  expect(
    await count(`from ${from('promotion_uses')} as u
      join ${from('promotions')} as p using (promotion_id)
      left join ${from('transactions')} as t using (transaction_id)
      where t.kind is distinct from 'purchase' or t.status = 'declined' or t.channel <> p.channel
        or u.cost > t.amount or u.partner_cost > u.cost or u.cost = 0
        or u.used_on <> t.occurred_at::date or u.used_on not between p.starts_on and p.ends_on`),
  ).toBe(0)
  expect(
    await count(
      `select customer_id from ${from('promotion_uses')} where promotion_id = 'first_tap' group by 1 having count(*) > 1`,
    ),
  ).toBe(0)
})

it('each loan answers an offer or comes without one, and fewer of those held out take it', async () => {
  expect(
    await count(`from ${from('offers')} as o left join ${from('facilities')} as f using (facility_id)
      where (o.taken_on is null) <> (o.facility_id is null)
        or o.taken_on is not null and (f.opened_on <> o.taken_on or f.customer_id <> o.customer_id or f.principal > o.amount or o.taken_on < o.offered_on)`),
  ).toBe(0)
  expect(
    await count(
      `from ${from('facilities')} anti join (from ${from('offers')}) using (facility_id) where kind = 'loan'`,
    ),
  ).toBe(0)
  const rate = async (arm: string) =>
    (await count(`from ${from('offers')} where arm = '${arm}' and taken_on is not null`)) /
    (await count(`from ${from('offers')} where arm = '${arm}'`))
  expect(await rate('holdout')).toBeLessThan(await rate('treated'))
})

it('control totals are those of the transactions, to the row and the cent', async () => {
  const totals = `select occurred_at::date as day, kind::varchar as kind, status::varchar as status, count(*) as rows, sum(amount) as amount
    from ${from('transactions')} group by all`
  const stated = `select day, kind::varchar, status::varchar, rows, amount from ${from('control_totals')}`
  expect(await count(`(${totals}) except (${stated})`)).toBe(0)
  expect(await count(`(${stated}) except (${totals})`)).toBe(0)
})

it('a share of a month lies on the line between those given, and is level beyond them', () => {
  const growth = { '2016-01': 0.2, '2016-11': 0.4 }
  expect(growthOn('2015-05-01', growth)).toBe(0.2)
  expect(growthOn('2016-06-01', growth)).toBeCloseTo(0.3)
  expect(growthOn('2017-01-01', growth)).toBe(0.4)
})
