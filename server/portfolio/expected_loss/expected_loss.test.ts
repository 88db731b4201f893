import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { type TestServer, testServer } from '../../graphql/testing/test_server.ts'
import { codeOf } from '../../ledger/codes.ts'
import { expectedLossSql } from '../decision_summary.sql.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'
import { publishScores } from '../testing/publish_scores.ts'

const MODEL = {
  id: 'twelve',
  horizonMonths: 12,
  definition: 'over 90 days past due',
  heldBack: { rows: 1000, meanPd: 0.05, badRate: 0.055 },
}

let store: Store
let server: TestServer
/**
 * As of 1 April 2020, LGD 0.7 and CCF 0.5 for lines, 0.6 for loans: 1 owes 400 of 1,000 and holds 100; 2 is 41
 * days late; 3 is 101 days late and frozen; 4 is a loan without a score; 5 has one of three instalments left.
 * A year later 7, 8 and 9 are loans of three instalments from 10 February on: 7 was in forbearance in February and
 * March, 8 is since February, 9 will be from 5 April on.
 */
beforeAll(async () => {
  const loan = { kind: 2, term_months: 3 }
  store = await lenderOfLines(
    [
      { facility_id: 1 },
      { facility_id: 2 },
      { facility_id: 3, opened_on: '2019-10-01' },
      { facility_id: 4, ...loan, opened_on: '2020-03-15', principal: '900', instalment: '300' },
      { facility_id: 5, ...loan, opened_on: '2020-01-10', principal: '3000', instalment: '1000' },
      { facility_id: 6 },
      ...[7, 8, 9].map((facility_id) => ({
        facility_id,
        ...loan,
        opened_on: '2021-01-10',
        principal: '3000',
        instalment: '1000',
      })),
    ],
    {
      limit_event: [1, 2, 3].map((facility_id) => ({
        facility_id,
        effective_on: '2019-10-01',
        credit_limit: facility_id === 1 ? '1000' : '2000',
      })),
      transaction: [
        booked(1, '2020-03-15', 'purchase', '400'),
        booked(1, '2020-03-30', 'purchase', '100', { status: 1 }),
        booked(2, '2020-01-15', 'purchase', '1000'),
        booked(3, '2019-11-15', 'purchase', '1000'),
        booked(4, '2020-03-15', 'disbursement', '900'),
        booked(5, '2020-01-10', 'disbursement', '3000'),
        booked(5, '2020-02-10', 'loan_payment', '1000'),
        booked(5, '2020-03-10', 'loan_payment', '1000'),
        booked(6, '2020-01-15', 'purchase', '700'),
        ...[7, 8, 9].map((loan) => booked(loan, '2021-01-10', 'disbursement', '3000')),
        booked(9, '2021-02-10', 'loan_payment', '1000'),
        booked(9, '2021-03-10', 'loan_payment', '1000'),
      ],
      facility_state: [
        { facility_id: 3, state: 1, since: '2020-03-01' },
        { facility_id: 6, state: 3, since: '2020-03-01' },
        { facility_id: 7, state: 2, since: '2021-02-01', until: '2021-03-31' },
        { facility_id: 8, state: 2, since: '2021-02-01' },
        { facility_id: 9, state: 2, since: '2021-04-05', until: '2021-06-30' },
      ],
    },
  )
  await store.read.run(`update lender set outcome_definition = '${MODEL.definition}'`)
  await publishScores(store.read, 1, '2020-03-31', MODEL, [
    [1, 655, 0.02],
    [2, 520, 0.2],
    [3, 480, 0.4],
    [5, 601, 0.36],
  ])
  server = await testServer(store, { now: () => new Date('2024-06-01') })
})
afterAll(async () => {
  await server.close()
  await store.close()
})

const AT = "'2020-04-01', '2024-06-01'"

it('expected loss is PD × LGD × EAD: 12 months in stage 1, the whole life in stage 2, certain in stage 3', async () => {
  const rows = await store.read.all(
    `select * exclude (refusal) from expected_loss(${AT}) order by stage, score_band nulls last`,
  )
  expect(rows).toEqual([
    // One month is left of the loan: 1 − 0.64^(1/12) = 0.0365057, of 1,000 at 0.6.
    {
      stage: 1,
      bucket: 0,
      score_band: 600,
      facilities: 1,
      receivable: '1000.00',
      ead: '1000.00',
      without_pd: 0,
      ead_without_pd: '0.00',
      mean_pd: expect.closeTo(1 - 0.64 ** (1 / 12), 9),
      expected_loss: '21.90',
    },
    // 400 + 100 held + half of the 500 available = 750, × 0.02 × 0.7.
    {
      stage: 1,
      bucket: 0,
      score_band: 650,
      facilities: 1,
      receivable: '400.00',
      ead: '750.00',
      without_pd: 0,
      ead_without_pd: '0.00',
      mean_pd: expect.closeTo(0.02, 12),
      expected_loss: '10.50',
    },
    {
      stage: 1,
      bucket: 0,
      score_band: null,
      facilities: 1,
      receivable: '900.00',
      ead: '900.00',
      without_pd: 1,
      ead_without_pd: '900.00',
      mean_pd: null,
      expected_loss: null,
    },
    // 1 − 0.8² = 0.36 over 24 months, × 0.7 × (1,000 + half of 1,000).
    {
      stage: 2,
      bucket: 2,
      score_band: 500,
      facilities: 1,
      receivable: '1000.00',
      ead: '1500.00',
      without_pd: 0,
      ead_without_pd: '0.00',
      mean_pd: expect.closeTo(0.36, 12),
      expected_loss: '378.00',
    },
    // Frozen: nothing more can be drawn.
    {
      stage: 3,
      bucket: 4,
      score_band: 450,
      facilities: 1,
      receivable: '1000.00',
      ead: '1000.00',
      without_pd: 0,
      ead_without_pd: '0.00',
      mean_pd: 1,
      expected_loss: '700.00',
    },
  ])
})

it('the allowance by stage adds up, and says of what it knows nothing', async () => {
  const rows = await store.read.all(
    `select * exclude (refusal) from loss_allowance(${AT}) order by stage nulls last`,
  )
  expect(rows).toMatchObject([
    { stage: 1, facilities: 3, allowance: '32.40', without_pd: 1, ead_without_pd: '900.00' },
    { stage: 2, facilities: 1, receivable: '1000.00', allowance: '378.00', coverage: 0.378 },
    { stage: 3, facilities: 1, receivable: '1000.00', allowance: '700.00', coverage: 0.7 },
    { stage: null, facilities: 5, receivable: '4300.00', ead: '5150.00', allowance: '1110.40' },
  ])
})

it('the life of a loan lasts until the last instalment, which forbearance begun by the day defers', async () => {
  await publishScores(
    store.read,
    2,
    '2021-03-31',
    { ...MODEL, id: 'later' },
    [7, 8, 9].map((loan) => [loan, 601, 0.36] as const),
  )
  const rows = await store.read.all(
    `select facility_id, stage, pd, expected_loss from facility_loss('2021-04-01', '2024-06-01')
     where facility_id >= 7 order by 1`,
  )
  const row = (facility_id: number, stage: number, months: number, expected_loss: string) => ({
    facility_id,
    stage,
    pd: expect.closeTo(1 - 0.64 ** (months / 12), 9),
    expected_loss,
  })
  expect(rows).toEqual([
    // 10 April, May and June are left; two months end before the last.
    row(7, 1, 2, '129.03'),
    // No end is known: three instalments are still to be asked for.
    row(8, 2, 3, '190.03'),
    // One instalment of 1,000 is left, on 10 April: what begins later is not known of.
    row(9, 1, 1, '21.90'),
  ])
})

it('without a published run there is no PD but that of stage 3', async () => {
  const [all] = await store.read.all(
    "select * from loss_allowance('2020-03-15', '2024-06-01') where stage is null",
  )
  expect(all).toMatchObject({ without_pd: 4, allowance: null, refusal: null })
})

it.each([
  [1, 'another horizon', { horizonMonths: 1 }, 'a 12-month PD: model m1 has a horizon of 1 months'],
  [2, 'no horizon', { horizonMonths: null }, 'model m2 has a horizon of no stated length'],
  [3, 'another default', { definition: 'late' }, 'past due": model m3 foretells "late"'],
  [4, 'no figures', { heldBack: null }, 'model m4 has no figures of rows held back'],
  [
    5,
    'a PD that did not come true',
    { heldBack: { rows: 1000, meanPd: 0.05, badRate: 0.1 } },
    'of model m5 the mean PD is 0.05, and 0.1 came true',
  ],
])('model %d, with %s, is refused and told why', async (number, _, wrong, why) => {
  const asOf = `2020-04-0${number + 1}`
  const model = { ...MODEL, id: `m${number}`, ...wrong }
  await publishScores(store.read, 10 + number, asOf, model, [[1, 655, 0.02]])
  for (const field of ['expectedLoss', 'lossAllowance']) {
    const { errors } = await server.query(
      `{ portfolio(asOf: "${asOf}") { ${field} { count rows { stage } } } }`,
    )
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(why),
      extensions: { code: 'BAD_REQUEST' },
    })
  }
})

it('what a run decided is expected to lose PD × LGD × (owed and CCF × what the quota leaves), and nothing is told of a run whose PD is no such PD', async () => {
  const decide = (runId: number, subjectId: number, row: string) =>
    store.read.run(`insert into decision by name
      select ${runId} as run_id, ${subjectId} as decision_id, ${subjectId} as subject_id, 1 as customer_id, ${row},
        date '2020-03-31' as decided_for, timestamp '2020-03-31' as known_at, 'twelve' as model_id, 1 as policy_version,
        '[]' as rule_hits, []::varchar[] as unevaluated, []::varchar[] as reasons, '{}' as facts, '' as digest,
        timestamp '2020-03-31' as decided_at, 'test' as actor`)
  const loss = async (runId: number) => {
    const { sql, params } = expectedLossSql(runId, null)
    return (await store.read.first<{ expectedLoss: string | null }>(sql, params))!.expectedLoss
  }
  const keep = codeOf('decision', 'keep')
  // 0.02 × 0.7 × (400 + 0.5 × 800) = 11.20; a first quota, 0.05 × 0.7 × 0.5 × 2,000 = 35.00.
  await decide(
    1,
    1,
    `${keep} as outcome, 0.02 as pd, 0.4 as utilisation, 1000 as current_limit, 1200 as quota`,
  )
  await decide(1, 2, `${codeOf('decision', 'approve')} as outcome, 0.05 as pd, 2000 as quota`)
  await decide(1, 3, `${codeOf('decision', 'unevaluable')} as outcome`)
  expect(await loss(1)).toBe('46.20')
  expect(
    await store.read.all('select decision_id, ead, expected_loss from decision_loss order by 1'),
  ).toEqual([
    { decision_id: 1, ead: '800.00', expected_loss: '11.20' },
    { decision_id: 2, ead: '1000.00', expected_loss: '35.00' },
  ])

  const unlike = { ...MODEL, id: 'six', horizonMonths: 6 }
  await publishScores(store.read, 7, '2019-01-31', unlike, [])
  await decide(
    7,
    4,
    `${keep} as outcome, 0.02 as pd, 0.4 as utilisation, 1000 as current_limit, 1200 as quota`,
  )
  expect(await loss(7)).toBeNull()
})
