import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../ledger/codes.ts'
import { type IngestedFile, ingest } from '../run.ts'
import { quietEffects } from '../testing/quiet_effects.ts'
import { type Bench, emptyBench } from '../testing/small_lender.ts'

const DATA = fileURLToPath(new URL('../../../../shared/data/berka', import.meta.url))

// Skipped where the data set is not beside the project; never on the machine that guards the branch.
describe.skipIf(!existsSync(DATA) && !process.env.CI)('berka (needs the real files)', () => {
  let bench: Bench
  let files: IngestedFile[]
  const load = async () =>
    (await ingest({ source: 'berka', paths: [DATA], actor: 'test' }, quietEffects(bench.store)))
      .files
  const count = async (from: string) =>
    (await bench.store.read.first<{ n: number }>(`select count(*) as n from ${from}`))?.n
  beforeAll(async () => {
    bench = await emptyBench()
    files = await load()
  })
  afterAll(() => bench.close())

  it('every row of the nine files arrives, and the rows both transaction files have, once', async () => {
    expect(
      Object.fromEntries(
        files.map(({ path, rows, accepted, rejected, duplicates }) => [
          path.split('/').at(-1),
          [rows, accepted, rejected, duplicates],
        ]),
      ),
    ).toEqual({
      'district.parquet': [77, 77, 0, 0],
      'client.parquet': [5369, 5369, 0, 0],
      'account.parquet': [4500, 4500, 0, 0],
      'disp.parquet': [5369, 5369, 0, 0],
      'card.parquet': [892, 892, 0, 0],
      'order.parquet': [6471, 6471, 0, 0],
      'loan.parquet': [682, 682, 0, 0],
      'trans_1993_1994q1.parquet': [49_102, 49_102, 0, 0],
      'trans_preloan.parquet': [54_694, 47_903, 0, 6791],
    })
    expect(await count('"transaction"')).toBe(97_005)
    expect(await count('customer')).toBe(5369)
    expect(await count('reject')).toBe(0)
  })

  it('loading it again changes nothing, not even the data version', async () => {
    const state = () =>
      bench.store.read.all(`select (select max(source_file_id) from source_file) as version,
        (select count(*) from "transaction") as transactions, (select count(*) from coverage) as covered,
        (select count(*) from place_statistic) as statistics, (select count(*) from outcome) as outcomes`)
    const before = await state()
    const again = await load()
    expect(again.every(({ rows, duplicates }) => rows === duplicates)).toBe(true)
    expect(await state()).toEqual(before)
  })

  it('a loan is a facility; its status is an outcome as of the day of the loan and stands nowhere else', async () => {
    const outcomes = await bench.store.read.all(
      `select source_status, outcome, count(*) as n from outcome
       join facility using (facility_id) where observed_on = opened_on and kind = 2 group by all order by all`,
    )
    expect(outcomes).toEqual([
      { source_status: 'A', outcome: codeOf('outcome', 'good'), n: 203 },
      { source_status: 'B', outcome: codeOf('outcome', 'bad'), n: 31 },
      { source_status: 'C', outcome: codeOf('outcome', 'good'), n: 403 },
      { source_status: 'D', outcome: codeOf('outcome', 'bad'), n: 45 },
    ])
    expect(
      await count("outcome where known_on <> date '1999-01-01' or horizon_months is not null"),
    ).toBe(0)
  })

  it('only accounts whose transactions the files have are covered: from opening, without a gap', async () => {
    expect(await count('coverage')).toBe(1751)
    expect(
      await count(`"transaction" as t left join coverage as c on c.account_id = t.account_id
        and t.booked_on >= c.observed_from and t.booked_on < c.observed_until
        where c.account_id is null and t.booked_on <> date '1994-03-31'`),
    ).toBe(0)
    expect(
      await count('coverage join account using (account_id) where observed_from <> opened_on'),
    ).toBe(0)
    expect(await count('(select account_id from coverage group by all having count(*) > 1)')).toBe(
      0,
    )
  })

  it('women are women, born in the month the number says, and joined when they opened an account', async () => {
    // 706213: 62 - 50 is December; 450204 is a man.
    expect(
      await bench.store.read.all(
        "select source_id, sex, birth_date, joined_on is null as stranger from customer where source_id in ('1', '2') order by 1",
      ),
    ).toEqual([
      { source_id: '1', sex: codeOf('sex', 'female'), birth_date: '1970-12-13', stranger: false },
      { source_id: '2', sex: codeOf('sex', 'male'), birth_date: '1945-02-04', stranger: false },
    ])
    // Those who may use an account and own none.
    expect(await count('customer where joined_on is null')).toBe(869)
  })

  it('figures of a district count from 1997, and a missing one is no row', async () => {
    expect(await count("place_statistic where known_from <> date '1997-01-01'")).toBe(0)
    expect(await count('place_statistic')).toBe(77 * 13 - 2)
  })

  it('every kind, channel, direction and category is what the symbols say', async () => {
    const kinds = await bench.store.read.all<{ name: string; direction: number; channel: string }>(
      `select distinct k.name, t.direction, c.name as channel from "transaction" as t
       join code as k on k.domain = 'kind' and k.code = t.kind
       join code as c on c.domain = 'channel' and c.code = t.channel order by all`,
    )
    expect(kinds.map(({ name, direction, channel }) => `${name} ${direction} ${channel}`)).toEqual([
      'deposit 1 counter',
      'fee -1 none',
      'interest 1 none',
      'loan_payment -1 transfer',
      'penalty -1 none',
      'transfer_in 1 transfer',
      'transfer_out -1 transfer',
      'withdrawal -1 card',
      'withdrawal -1 counter',
    ])
    expect(
      await count(
        `"transaction" where category_code = 'SIPO' and category <> ${codeOf('category', 'household')}`,
      ),
    ).toBe(0)
  })

  it('transactions of a day follow one another by their numbers, but for those only the second file has', async () => {
    expect(
      await count(`(select source_id::bigint as n, lag(source_id::bigint) over (partition by account_id, booked_on order by transaction_id) as before
        from "transaction" where booked_on <> date '1994-03-31') where n < before`),
    ).toBe(0)
  })

  it('a missing file is refused by name, and leaves the store as it was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tally-berka-'))
    for (const name of await readdir(DATA)) {
      if (name.endsWith('.parquet') && name !== 'disp.parquet') {
        await copyFile(join(DATA, name), join(folder, name))
      }
    }
    const empty = await emptyBench()
    await expect(
      ingest({ source: 'berka', paths: [folder], actor: 'test' }, quietEffects(empty.store)),
    ).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      message: expect.stringContaining('disp.parquet'),
    })
    expect(await empty.store.read.first('select * from lender')).toBeUndefined()
    await empty.close()
    await rm(folder, { recursive: true })
  })
})
