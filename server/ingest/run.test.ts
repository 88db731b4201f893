import { readFile, truncate, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../ledger/codes.ts'
import { ingest } from './run.ts'
import { quietEffects } from './testing/quiet_effects.ts'
import {
  ACCOUNTS,
  type Bench,
  CUSTOMERS,
  emptyBench,
  LENDER,
  smallLender,
} from './testing/small_lender.ts'

const HEADER = 'transaction_id,customer_id,account_id,occurred_at,kind,amount'
const GOOD = 'T1,C1,A1,2024-03-01 10:00:00,purchase,12.50\n'

/** Everything that a load may change. */
const state = (bench: Bench) =>
  bench.store.read.all(`select (select count(*) from lender) as lenders, (select count(*) from customer) as customers,
    (select count(*) from "transaction") as transactions, (select count(*) from source_file) as files,
    (select count(*) from reject) as rejects, (select count(*) from coverage) as coverage`)

describe('ingest', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await smallLender()
  })
  afterEach(() => bench.close())
  const transactions = (rows: string) => bench.file('transactions.csv', `${HEADER}\n${rows}`)

  describe('refuses a file whole, and leaves the store as it was', () => {
    const refused = async (paths: string[], message: string | RegExp) => {
      const before = await state(bench)
      await expect(bench.load(paths)).rejects.toMatchObject({
        code: 'FILE_REFUSED',
        message: expect.stringMatching(message),
      })
      expect(await state(bench)).toEqual(before)
    }

    it('a missing file', () => refused(['/nowhere/transactions.csv'], /nowhere.*no such file/))

    it('a missing column, naming it and what is expected', async () =>
      refused(
        [await bench.file('transactions.csv', 'transaction_id,customer_id\nT1,C1\n')],
        /transactions\.csv: wrong columns: without occurred_at, kind, amount; expected transaction_id/,
      ))

    it('a column that is not in the format', async () =>
      refused(
        [await bench.file('customers.csv', 'customer_id,shoe_size\nC1,44\n')],
        'with shoe_size',
      ))

    it('an empty file', async () => refused([await bench.file('customers.csv', '')], 'empty'))

    it('a header with a column twice', async () =>
      refused([await bench.file('customers.csv', 'customer_id,customer_id\nC1,C1\n')], 'twice'))

    it('a folder with packed data, which would else look loaded', async () => {
      const path = await bench.file('packed/merchants.csv.gz', '')
      await refused([dirname(path)], /merchants\.csv\.gz: packed; unpack it/)
    })

    it('a file of an unknown name', async () =>
      refused([await bench.file('things.csv', 'a,b\n1,2\n')], 'whose rows are these'))

    it('a CSV file cut off in the last line', async () =>
      refused(
        [await transactions(`${GOOD}T2,C1,A1,2024-03`)],
        'cut off: the last line has 4 of 6 values',
      ))

    it('a CSV file cut off within quotes', async () =>
      refused([await transactions(`${GOOD}T2,C1,A1,"2024-03-01 10:0`)], 'quote opened in line 3'))

    it('an NDJSON file cut off in the last object', async () =>
      refused(
        [await bench.file('customers.ndjson', '{"customer_id":"C8"}\n{"customer_id":"C')],
        'half an object',
      ))

    it.each(['[{"customer_id":"C8"},{"customer_id":"C9"}]', '[\n  {"customer_id":"C8"}\n]\n'])(
      'a JSON array that is called NDJSON: %j',
      async (text) => refused([await bench.file('customers.ndjson', text)], 'a JSON array'),
    )

    it('a Parquet file cut off', async () => {
      const path = await bench.file('customers.parquet', '')
      await bench.store.read.script(
        `copy (select 'C' || i as customer_id from range(5000) as t(i)) to '${path}' (format parquet)`,
      )
      await truncate(path, 4000)
      await refused([path], /customers\.parquet: not a whole Parquet file/)
    })

    it.each(['varchar', 'blob'])('a Parquet %s that is not UTF-8, naming it', async (type) => {
      const path = await bench.file('customers.parquet', '')
      await bench.store.read.script(
        `copy (select ${type === 'blob' ? 'encode' : ''}('customer-' || i) as customer_id from range(3) as t(i)) to '${path}' (format parquet, compression uncompressed)`,
      )
      const bytes = await readFile(path)
      bytes[bytes.indexOf('customer-1') + 3] = 0xff
      await writeFile(path, bytes)
      await refused([path], /customers\.parquet: cannot be read: .*cus\\xFFomer-1.*not valid UTF8/)
    })

    it('a Parquet file whose footer is whole and whose pages are not', async () => {
      const path = await bench.file('customers.parquet', '')
      await bench.store.read.script(
        `copy (select 'C' || i as customer_id from range(5000) as t(i)) to '${path}' (format parquet, compression zstd)`,
      )
      const bytes = await readFile(path)
      await writeFile(path, bytes.fill(0, 4, 2000))
      await refused([path], /customers\.parquet: cannot be read: /)
    })

    it('a Parquet file with a column of lists', async () => {
      const path = await bench.file('customers.parquet', '')
      await bench.store.read.script(
        `copy (select ['C1'] as customer_id) to '${path}' (format parquet)`,
      )
      await refused([path], /VARCHAR\[\]/)
    })

    it('good files beside the refused one too', async () =>
      refused(
        [await transactions(GOOD), await bench.file('statements.csv', 'statement_id\nS1\n')],
        'statements.csv',
      ))
  })

  it('refuses an unknown source, and a mapping where none is taken', async () => {
    const effects = quietEffects(bench.store)
    await expect(
      ingest({ source: 'toString', paths: [], actor: 'test' }, effects),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(
      ingest({ source: 'berka', paths: [], mapping: 'x.yaml', actor: 'test' }, effects),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('a store holds one lender: another source is refused', async () => {
    await bench.store.write((sql) => sql.run("update lender set source = 'berka'"))
    await expect(bench.load([await transactions(GOOD)])).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('a load that is cancelled keeps nothing', async () => {
    const before = await state(bench)
    const path = await transactions(GOOD)
    await expect(
      ingest(
        { source: 'tally', paths: [path], actor: 'test' },
        { ...quietEffects(bench.store), signal: AbortSignal.abort() },
      ),
    ).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await state(bench)).toEqual(before)
  })

  it('a reject says file, line, column, value, reason, and what was expected', async () => {
    const path = await transactions(`${GOOD}T2,C1,A1,2024-03-01 10:00:00,gift,1.00\n`)
    expect(await bench.load([path])).toMatchObject([{ rows: 2, accepted: 1, rejected: 1 }])
    expect(await bench.rejects()).toEqual([
      {
        path,
        line: 3,
        column_name: 'kind',
        value: 'gift',
        reason: 'UNKNOWN_WORD',
        message: expect.stringContaining('purchase, refund, reversal'),
      },
    ])
  })

  it('lines are counted as the file has them, over blank lines and values of several lines', async () => {
    const path = await bench.file(
      'merchants.csv',
      'merchant_id,name\nM5,"two\nlines"\n\nM6,fine\nM6,other\nM7\n',
    )
    expect(await bench.load([path])).toMatchObject([{ rows: 4, accepted: 2, rejected: 2 }])
    expect((await bench.rejects()).map(({ line, reason }) => [line, reason])).toEqual([
      [6, 'KEY_CONFLICT'],
      [7, 'WRONG_COLUMN_COUNT'],
    ])
  })

  it('NDJSON: what is no plain value, or may have lost digits, is rejected; numbers are exact', async () => {
    const path = await bench.file(
      'transactions.ndjson',
      `{"transaction_id":1,"customer_id":"C1","occurred_at":"2024-03-01","kind":"purchase","amount":0.07}
{"transaction_id":"2","customer_id":"C1","occurred_at":"2024-03-01","kind":"purchase","amount":"1234567890123456.78"}
{"transaction_id":"3","customer_id":"C1","occurred_at":"2024-03-01","kind":"purchase","amount":1234567890123456.78}
{"transaction_id":"4","customer_id":["C1"],"occurred_at":"2024-03-01","kind":"purchase","amount":1}
[1, 2]
nonsense

{"transaction_id":"5","occurred_at":"2024-03-01","kind":"purchase","amount":1}
{"transaction_id":"6","customer_id":"C1","occurred_at":"2024-03-01","kind":"purchase","amount":1,"counterparty":"\\ud800"}
`,
    )
    expect(await bench.load([path])).toMatchObject([{ rows: 8, accepted: 2, rejected: 6 }])
    expect(
      await bench.store.read.all('select source_id, amount from "transaction" order by 1'),
    ).toEqual([
      { source_id: '1', amount: '0.07' },
      { source_id: '2', amount: '1234567890123456.78' },
    ])
    expect(
      (await bench.rejects()).map(({ line, column_name, reason }) => [line, column_name, reason]),
    ).toEqual([
      [3, 'amount', 'BAD_NUMBER'],
      [4, 'customer_id', 'BAD_JSON'],
      [5, null, 'BAD_JSON'],
      [6, null, 'BAD_JSON'],
      [8, 'customer_id', 'MISSING_ID'],
      [9, 'counterparty', 'BAD_ENCODING'],
    ])
  })

  it('NDJSON without a whole object is no rows, or rejects', async () => {
    const empty = await bench.file('customers_1.ndjson', '\n')
    const bad = await bench.file('customers_2.ndjson', 'nonsense\n')
    expect(await bench.load([empty, bad])).toMatchObject([
      { rows: 0 },
      { rows: 1, accepted: 0, rejected: 1 },
    ])
  })

  it('the name of a folder adds no column, and that of a file may be in capitals', async () => {
    const parquet = await bench.file('sex=male/customers_1.parquet', '')
    await bench.store.write((sql) =>
      sql.script(`copy (select 'C8' as customer_id) to '${parquet}' (format parquet)`),
    )
    const csv = await bench.file('sex=male/customers_2.CSV', 'customer_id,sex\nC9,female\n')
    await bench.load([dirname(csv), parquet])
    expect(
      await bench.store.read.all(
        "select source_id, sex from customer where source_id > 'C7' order by 1",
      ),
    ).toEqual([
      { source_id: 'C8', sex: null },
      { source_id: 'C9', sex: codeOf('sex', 'female') },
    ])
  })

  it('Parquet: whole numbers among fractions are ids, codes and counts as written elsewhere', async () => {
    const path = await bench.file('transactions.parquet', '')
    const facilities = await bench.file('facilities.parquet', '')
    await bench.store.write((sql) =>
      sql.script(`copy (select 17::double as transaction_id, 'C1' as customer_id, date '2024-03-01' as occurred_at,
  'purchase' as kind, 12.0::double as amount, 5411.0::float as category_code) to '${path}' (format parquet);
copy (select i::decimal(6, 2) as facility_id, 'C1' as customer_id, 'loan' as kind, date '2024-03-01' as opened_on,
  months::double as term_months from (values (1, 12), (2, 12.5)) as t(i, months)) to '${facilities}' (format parquet)`),
    )
    expect(await bench.load([path, facilities])).toMatchObject([
      { rows: 2, accepted: 1, rejected: 1 },
      { rows: 1, accepted: 1 },
    ])
    expect(
      await bench.store.read.all('select source_id, amount, category_code from "transaction"'),
    ).toEqual([{ source_id: '17', amount: '12.00', category_code: '5411' }])
    expect(
      await bench.store.read.all('select source_id, term_months from facility where kind = 2'),
    ).toEqual([{ source_id: '1', term_months: 12 }])
    expect(await bench.rejects()).toMatchObject([{ value: '12.5', reason: 'BAD_INTEGER' }])
  })

  it('a reject names the least and the most that can be', async () => {
    await bench.load([
      await bench.file(
        'facilities.csv',
        'facility_id,customer_id,kind,opened_on,term_months,principal\nF7,C1,loan,1799-12-31,,\nF8,C1,loan,2024-03-01,601,\nF9,C1,loan,2024-03-01,,99999999999999999\n',
      ),
      await bench.file('merchants.csv', `merchant_id,name\n${'M'.repeat(201)},x\n`),
    ])
    const said = (await bench.rejects()).map(({ message }) => message).sort()
    expect(said).toEqual([
      expect.stringMatching(/^merchant_id: .*at most 200 bytes/),
      expect.stringMatching(/^opened_on: .*: 1800-01-01 to 2199-12-31$/),
      expect.stringMatching(/^principal: .*: at most 16 digits before the point$/),
      expect.stringMatching(/^term_months: .*: 1 to 600$/),
    ])
  })

  it('delimiters without a value at the end of a line do no harm, by either reader', async () => {
    const rows = 'M5,tea,,\nM6,coffee\n'
    for (const [name, text] of [
      ['merchants_1.csv', rows],
      ['merchants_2.csv', `${rows.replaceAll('M', 'N')}\n\n`],
    ] as const) {
      const path = await bench.file(name, `merchant_id,name\n${text}`)
      expect(await bench.load([path])).toMatchObject([{ accepted: 2, rejected: 0 }])
    }
  })

  it('an open quote costs its own line, not those it swallows', async () => {
    const path = await bench.file(
      'merchants.csv',
      'merchant_id,name\nM5,"open\nM6,fine\nM7,"closed"\nM8,also "fine"\n',
    )
    expect(await bench.load([path])).toMatchObject([{ rows: 4, accepted: 3, rejected: 1 }])
    expect(await bench.rejects()).toMatchObject([{ line: 2, reason: 'BAD_QUOTE' }])
    expect(
      await bench.store.read.all(
        "select name from merchant where source_id in ('M6', 'M7', 'M8') order by 1",
      ),
    ).toEqual([{ name: 'also "fine"' }, { name: 'closed' }, { name: 'fine' }])
  })

  it('UTF-16 with its mark is read as such; a stray byte costs its line', async () => {
    const text = Buffer.from(
      `\ufeff${HEADER},counterparty\nT1,C1,A1,2024-03-01,purchase,1,漢字\n`,
      'utf16le',
    )
    await bench.load([await bench.file('transactions_1.csv', text)])
    expect(await bench.store.read.first('select counterparty from "transaction"')).toEqual({
      counterparty: '漢字',
    })
    const latin = Buffer.from('merchant_id,name\nM5,caf\xe9\nM6,tea\n', 'latin1')
    expect(await bench.load([await bench.file('merchants.csv', latin)])).toMatchObject([
      { accepted: 1, rejected: 1 },
    ])
    expect(await bench.rejects()).toMatchObject([
      { line: 2, reason: 'BAD_ENCODING', value: 'M5,café' },
    ])
  })

  it('the same id with other content is a conflict, whatever day it is of', async () => {
    await bench.load([await transactions(GOOD)])
    const [file] = await bench.load([
      await bench.file(
        'transactions_2.csv',
        `${HEADER}\n${GOOD}T1,C1,A1,2019-01-01 10:00:00,purchase,12.50\nT2,C1,A1,2024-03-02 10:00:00,purchase,1\nT2,C1,A1,2024-03-02 10:00:00,purchase,2\n`,
      ),
    ])
    expect(file).toMatchObject({ rows: 4, accepted: 1, rejected: 2, duplicates: 1 })
    expect((await bench.rejects()).map(({ line, reason, value }) => [line, reason, value])).toEqual(
      [
        [3, 'KEY_CONFLICT', 'T1'],
        [5, 'KEY_CONFLICT', 'T2'],
      ],
    )
  })

  it('a row that names something unknown is rejected, and stands in nobody’s way', async () => {
    const [file] = await bench.load([
      await transactions(
        `T1,C9,A1,2024-03-01 10:00:00,purchase,1\nT1,C1,A1,2024-03-01 10:00:00,purchase,2\n`,
      ),
    ])
    expect(file).toMatchObject({ accepted: 1, rejected: 1 })
    expect(await bench.rejects()).toMatchObject([
      { line: 2, column_name: 'customer_id', value: 'C9', reason: 'UNKNOWN_REFERENCE' },
    ])
  })

  it('rejects of a file loaded again do not pile up, and the data version stays', async () => {
    const path = await transactions(`${GOOD}T2,C1,A1,never,purchase,1.00\n`)
    await bench.load([path])
    const before = await state(bench)
    expect(await bench.load([path])).toMatchObject([{ accepted: 0, rejected: 1, duplicates: 1 }])
    expect(await state(bench)).toEqual(before)
  })

  it('a row that says nothing takes the owner, the direction and the category from what it names', async () => {
    const path = await bench.file(
      'transactions.csv',
      `transaction_id,account_id,facility_id,merchant_id,occurred_at,kind,amount,category_code
T1,A2,,M2,2024-03-01 10:00:00,purchase,1,
T2,,F1,,2024-03-01 10:00:00,interest,1,
T3,A1,,M2,2024-03-01 10:00:00,interest,1,5411
T4,,,M1,2024-03-01 10:00:00,refund,1,
`,
    )
    expect(await bench.load([path])).toMatchObject([{ accepted: 3, rejected: 1 }])
    expect(
      await bench.store.read.all(
        `select t.source_id, c.source_id as customer, direction, w.name as category from "transaction" as t
         join customer as c using (customer_id)
         join code as w on w.domain = 'category' and w.code = t.category order by 1`,
      ),
    ).toEqual([
      { source_id: 'T1', customer: 'C2', direction: -1, category: 'travel' },
      { source_id: 'T2', customer: 'C1', direction: -1, category: 'none' },
      { source_id: 'T3', customer: 'C1', direction: 1, category: 'grocery' },
    ])
    expect(await bench.rejects()).toMatchObject([{ line: 5, reason: 'MISSING_ID' }])
  })

  it('rows are kept by customer and time, and say when and from which file they came', async () => {
    const path = await transactions(
      'T1,C2,A2,2024-03-02 10:00:00,purchase,1\nT2,C1,A1,2024-03-03 10:00:00,purchase,1\nT3,C2,A2,2024-03-01 10:00:00,purchase,1\n',
    )
    await bench.load([path])
    expect(
      await bench.store.read.all(
        'select t.source_id, t.recorded_at, f.path from "transaction" as t join source_file as f using (source_file_id) order by t.rowid',
      ),
    ).toEqual(
      ['T2', 'T3', 'T1'].map((source_id) => ({
        source_id,
        recorded_at: '2024-06-01 08:00:00',
        path,
      })),
    )
  })

  it('every account is observed over the days of the load, and later loads go on from there', async () => {
    await bench.load([
      await transactions(GOOD.replace('T1,C1,A1,2024-03-01', 'T0,C1,A1,2024-02-01') + GOOD),
    ])
    await bench.load([
      await bench.file(
        'transactions_2.csv',
        `${HEADER}\nT3,C2,A2,2024-04-10 08:00:00,purchase,1\n`,
      ),
    ])
    const covered = await bench.store.read.all(
      `select a.source_id, observed_from, observed_until from coverage join account as a using (account_id)
       where relation = 'transaction' order by 1, 2`,
    )
    expect(covered).toEqual(
      ['A1', 'A2', 'A3'].flatMap((source_id) => [
        { source_id, observed_from: '2024-02-01', observed_until: '2024-03-02' },
        { source_id, observed_from: '2024-03-02', observed_until: '2024-04-11' },
      ]),
    )
  })

  it('a coverage file is believed instead', async () => {
    await bench.load([
      await transactions(GOOD),
      await bench.file(
        'coverage.csv',
        'relation,account_id,observed_from,observed_until\ntransaction,A1,2024-01-01,2024-03-02\n',
      ),
    ])
    expect(
      await bench.store.read.all(
        'select relation, account_id, observed_from, observed_until from coverage',
      ),
    ).toEqual([
      {
        relation: 'transaction',
        account_id: 1,
        observed_from: '2024-01-01',
        observed_until: '2024-03-02',
      },
    ])
  })

  it('tells how far it is', async () => {
    const told: string[] = []
    await ingest(
      { source: 'tally', paths: [await transactions(GOOD)], actor: 'test' },
      {
        ...quietEffects(bench.store),
        progress: ({ step, done, total }) => told.push(`${step} ${done}/${total}`),
      },
    )
    expect(told).toEqual([
      'check transactions.csv 0/1',
      'read transactions.csv 0/1',
      'load transactions.csv 0/1',
      'load 1/1',
    ])
  })
})

describe('ingest into an empty store', () => {
  it('asks whose data it is', async () => {
    const bench = await emptyBench()
    await expect(bench.load([await bench.file('customers.csv', CUSTOMERS)])).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      message: expect.stringContaining('lender.csv'),
    })
    await bench.close()
  })

  it('a folder is loaded in the order its files build on each other', async () => {
    const bench = await emptyBench()
    await bench.file('data/accounts.csv', ACCOUNTS)
    await bench.file('data/customers.csv', CUSTOMERS)
    await bench.file('data/notes.txt', 'not data')
    const path = await bench.file('data/lender.csv', LENDER)
    const files = await bench.load([path.replace('/lender.csv', '')])
    expect(files.map((file) => [file.path.split('/').at(-1), file.accepted])).toEqual([
      ['lender.csv', 1],
      ['customers.csv', 3],
      ['accounts.csv', 3],
    ])
    await bench.close()
  })

  it('a clock that goes back and forth is followed: the zone’s own rules hold', async () => {
    const bench = await emptyBench()
    await bench.load([
      await bench.file('lender.csv', LENDER.replace('Asia/Shanghai', 'Europe/Prague')),
      await bench.file('customers.csv', CUSTOMERS),
      await bench.file(
        'transactions.csv',
        `transaction_id,customer_id,occurred_at,kind,amount
1,C1,2024-01-15 12:00:00,purchase,1
2,C1,2024-03-31 01:30:00,purchase,1
3,C1,2024-03-31 03:30:00,purchase,1
4,C1,2024-07-15 00:30:00,purchase,1
5,C1,2024-10-27 23:00:00,purchase,1
6,C1,2024-07-14T22:30:00Z,purchase,1
`,
      ),
    ])
    expect(
      await bench.store.read.all(
        'select source_id, occurred_at, booked_on from "transaction" order by 1',
      ),
    ).toEqual([
      { source_id: '1', occurred_at: '2024-01-15 11:00:00', booked_on: '2024-01-15' },
      { source_id: '2', occurred_at: '2024-03-31 00:30:00', booked_on: '2024-03-31' },
      { source_id: '3', occurred_at: '2024-03-31 01:30:00', booked_on: '2024-03-31' },
      { source_id: '4', occurred_at: '2024-07-14 22:30:00', booked_on: '2024-07-15' },
      { source_id: '5', occurred_at: '2024-10-27 22:00:00', booked_on: '2024-10-27' },
      { source_id: '6', occurred_at: '2024-07-14 22:30:00', booked_on: '2024-07-15' },
    ])
    await bench.close()
  })
})
