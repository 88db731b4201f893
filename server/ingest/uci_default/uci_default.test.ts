import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../ledger/codes.ts'
import { type IngestedFile, ingest } from '../run.ts'
import { quietEffects } from '../testing/quiet_effects.ts'
import { type Bench, emptyBench } from '../testing/small_lender.ts'

const FILE = fileURLToPath(
  new URL(
    '../../../../shared/data/uci_taiwan_default/default_of_credit_card_clients.parquet',
    import.meta.url,
  ),
)

// Skipped where the data set is not beside the project; never on the machine that guards the branch.
describe.skipIf(!existsSync(FILE) && !process.env.CI)('uci_default (needs the real file)', () => {
  let bench: Bench
  let files: IngestedFile[]
  const load = async () =>
    (
      await ingest(
        { source: 'uci_default', paths: [FILE], actor: 'test' },
        quietEffects(bench.store),
      )
    ).files
  const count = async (from: string) =>
    (await bench.store.read.first<{ n: number }>(`select count(*) as n from ${from}`))?.n
  beforeAll(async () => {
    bench = await emptyBench()
    files = await load()
  })
  afterAll(() => bench.close())

  it('each line is a customer, a line of credit, six statements and an outcome; look-alikes stay apart', async () => {
    expect(files[0]).toMatchObject({ rows: 30_000, accepted: 30_000, rejected: 0, duplicates: 0 })
    expect(await count('customer')).toBe(30_000)
    expect(await count('facility')).toBe(30_000)
    expect(await count('limit_event')).toBe(30_000)
    expect(await count('statement')).toBe(180_000)
    expect(await count(`outcome where outcome = ${codeOf('outcome', 'bad')}`)).toBe(6636)
  })

  it('what is paid in a month stands beside the bill of that month, and pays the one before', async () => {
    // Client 1: PAY_0 2, PAY_2 2, PAY_3 -1; BILL_AMT1 3913, BILL_AMT2 3102, BILL_AMT3 689; PAY_AMT2 689.
    expect(
      await bench.store.read.all(
        `select s.closed_on, s.balance, s.paid, s.repayment_status from statement as s
         join facility as f using (facility_id) where f.source_id = '1' order by closed_on`,
      ),
    ).toEqual([
      { closed_on: '2005-04-30', balance: '0.00', paid: '0.00', repayment_status: -2 },
      { closed_on: '2005-05-31', balance: '0.00', paid: '0.00', repayment_status: -2 },
      { closed_on: '2005-06-30', balance: '0.00', paid: '0.00', repayment_status: -1 },
      { closed_on: '2005-07-31', balance: '689.00', paid: '0.00', repayment_status: -1 },
      { closed_on: '2005-08-31', balance: '3102.00', paid: '689.00', repayment_status: 2 },
      { closed_on: '2005-09-30', balance: '3913.00', paid: '0.00', repayment_status: 2 },
    ])
  })

  it('the outcome is of one month, so nothing may call it a 12-month default', async () => {
    expect(
      await bench.store.read.all(
        'select distinct observed_on, horizon_months, known_on from outcome',
      ),
    ).toEqual([{ observed_on: '2005-10-01', horizon_months: 1, known_on: '2005-11-01' }])
  })

  it('codes that nobody documented are kept as such', async () => {
    expect(
      await bench.store.read.all(
        "select education, count(*) as n from customer where starts_with(education, 'undocumented') group by all order by all",
      ),
    ).toEqual([
      { education: 'undocumented 0', n: 14 },
      { education: 'undocumented 5', n: 280 },
      { education: 'undocumented 6', n: 51 },
    ])
  })

  it('statements are covered from April to September, and older history is said to be unknown', async () => {
    expect(
      await bench.store.read.all(
        'select relation, observed_from, observed_until, count(*) as n from coverage group by all',
      ),
    ).toEqual([
      {
        relation: 'statement',
        observed_from: '2005-04-01',
        observed_until: '2005-10-01',
        n: 30_000,
      },
    ])
    expect(await bench.store.read.first('select history_from from lender')).toEqual({
      history_from: '2005-04-01',
    })
  })

  it('loading it again changes nothing', async () => {
    expect((await load())[0]).toMatchObject({ accepted: 0, duplicates: 30_000 })
    expect(await count('source_file')).toBe(1)
  })
})
