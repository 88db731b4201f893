import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, emptyBench, smallLender } from '../testing/small_lender.ts'

describe('a mapping file', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await smallLender()
  })
  afterEach(() => bench.close())
  const mapping = (text: string) => bench.file('mapping.yaml', text)

  it('brings other names, words, dates, units and constants into ours', async () => {
    const path = await bench.file(
      'payments_2024.csv',
      'REF;CUST;WHEN;TYPE;CENTS;SHOE_SIZE\nP1;C1;01.03.2024 10:00;KAUF;1250;44\nP2;C1;02.03.2024 10:00;RUECK;99;\n',
    )
    const files = await bench.load(
      [path],
      await mapping(`
files:
  - file: payments_*.csv
    relation: transactions
    columns:
      transaction_id: REF
      customer_id: CUST
      occurred_at: { column: WHEN, format: '%d.%m.%Y %H:%M' }
      kind: { column: TYPE, values: { KAUF: purchase, RUECK: refund } }
      amount: { column: CENTS, divide: 100 }
      channel: { constant: flash }
    ignore: [SHOE_SIZE]
`),
    )
    expect(files).toMatchObject([{ accepted: 2, rejected: 0 }])
    expect(
      await bench.store.read.all(
        'select source_id, occurred_at, kind, channel, amount from "transaction" order by 1',
      ),
    ).toEqual([
      { source_id: 'P1', occurred_at: '2024-03-01 02:00:00', kind: 1, channel: 3, amount: '12.50' },
      { source_id: 'P2', occurred_at: '2024-03-02 02:00:00', kind: 2, channel: 3, amount: '0.99' },
    ])
  })

  it('rejects name the lender’s own columns and values', async () => {
    const path = await bench.file(
      'payments.csv',
      'REF,CUST,WHEN,TYPE,CENTS\nP1,C1,31.02.2024,KAUF,1\nP2,C1,01.02.2024,KAUF,1.5\nP3,C1,01.02.2024,X,1\nP4,C7,01.02.2024,KAUF,1\n',
    )
    await bench.load(
      [path],
      await mapping(`
files:
  - file: payments.csv
    relation: transactions
    columns:
      transaction_id: REF
      customer_id: CUST
      occurred_at: { column: WHEN, format: '%d.%m.%Y' }
      kind: { column: TYPE, values: { KAUF: purchase } }
      amount: { column: CENTS, divide: 100 }
`),
    )
    const rejects = await bench.rejects()
    expect(rejects.map((one) => [one.line, one.column_name, one.value, one.reason])).toEqual([
      [2, 'WHEN', '31.02.2024', 'BAD_INSTANT'],
      [3, 'CENTS', '1.5', 'BAD_DECIMAL'],
      [4, 'TYPE', 'X', 'UNKNOWN_WORD'],
      [5, 'CUST', 'C7', 'UNKNOWN_REFERENCE'],
    ])
    expect(rejects[0]?.message).toBe('occurred_at: a time is expected, as %d.%m.%Y')
    expect(rejects[1]?.message).toBe('amount: a whole number is expected, to be divided by 100')
  })

  it('one file may feed several relations, a line for all of them or for none', async () => {
    const path = await bench.file(
      'book.csv',
      'id,since,limit\nC10,2020-01-01,1000\nC11,2020-01-01,-5\nC12,2020-01-01,1.234\nC13,2020-01-01,2000\nC13,2020-01-01,3000\n',
    )
    const common = 'file: book.csv, ignore: all'
    const text = `
files:
  - { ${common}, relation: customers, columns: { customer_id: id, joined_on: since } }
  - { ${common}, relation: facilities, columns: { facility_id: id, customer_id: id, kind: { constant: revolving }, opened_on: since } }
  - { ${common}, relation: limit_events, columns: { limit_event_id: id, facility_id: id, effective_on: since, credit_limit: limit } }
`
    const load = async () => (await bench.load([path], await mapping(text)))[0]
    expect(await load()).toMatchObject({ rows: 5, accepted: 2, rejected: 3, duplicates: 0 })
    expect((await bench.rejects()).map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'NEGATIVE_AMOUNT'],
      [4, 'TOO_MANY_DECIMALS'],
      [6, 'KEY_CONFLICT'],
    ])
    expect(
      await bench.store.read.all(
        'select c.source_id, credit_limit from limit_event join facility using (facility_id) join customer as c using (customer_id) order by 1',
      ),
    ).toEqual([
      { source_id: 'C10', credit_limit: '1000.00' },
      { source_id: 'C13', credit_limit: '2000.00' },
    ])
    expect(
      await bench.store.read.all(
        "select source_id from customer where source_id in ('C11', 'C12')",
      ),
    ).toEqual([])
    expect(await load()).toMatchObject({ rows: 5, accepted: 0, rejected: 3, duplicates: 2 })
  })

  it('reads another encoding when it is told to', async () => {
    const path = await bench.file(
      'merchants.csv',
      Buffer.from('merchant_id,name\nM9,caf\xe9\n', 'latin1'),
    )
    await bench.load(
      [path],
      await mapping(
        'files: [{ file: merchants.csv, relation: merchants, encoding: windows-1252 }]',
      ),
    )
    expect(
      await bench.store.read.first("select name from merchant where source_id = 'M9'"),
    ).toEqual({ name: 'café' })
  })

  it('may say who the lender is', async () => {
    const empty = await emptyBench()
    const path = await empty.file('customers.csv', 'customer_id\nC1\n')
    const said = await empty.file(
      'mapping.yaml',
      'lender: { name: Lender, currency: EUR, time_zone: Europe/Vienna }',
    )
    await empty.load([path], said)
    expect(await empty.store.read.first('select name, currency, time_zone from lender')).toEqual({
      name: 'Lender',
      currency: 'EUR',
      time_zone: 'Europe/Vienna',
    })
    await empty.close()
  })

  it.each([
    ['files: [{ file: a.csv, relation: nonsense }]', 'relation'],
    ['fils: []', 'fils'],
    ['files: [', 'mapping'],
    ['lender: { name: L, currency: euro, time_zone: UTC }', 'three capital letters'],
  ])('is refused where it is not one: %s', async (text, message) => {
    const path = await bench.file('customers.csv', 'customer_id\nC1\n')
    await expect(bench.load([path], await mapping(text))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(message),
    })
  })

  it('is refused where it maps a column the relation does not have', async () => {
    const path = await bench.file('customers.csv', 'id\nC1\n')
    const text = 'files: [{ file: customers.csv, relation: customers, columns: { customer: id } }]'
    await expect(bench.load([path], await mapping(text))).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      message: expect.stringContaining('no column customer'),
    })
  })
})
