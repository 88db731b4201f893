import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reason } from './reasons.ts'
import type { IngestedFile } from './run.ts'
import { type Bench, smallLender } from './testing/small_lender.ts'

// Rows are generated with what must become of them; the loader has to agree on every one.

const COLUMNS = [
  'transaction_id',
  'customer_id',
  'account_id',
  'occurred_at',
  'kind',
  'direction',
  'amount',
  'currency',
  'stated_balance',
  'counterparty',
] as const
type Name = (typeof COLUMNS)[number]

/** A cell as the file has it, and the value it must have in the store, or why it is refused. */
interface Cell {
  text: string
  value?: string | null
  reason?: Reason
}

const ok = (text: string, value: string | null = text): Cell => ({ text, value })
const bad = (text: string, reason: Reason): Cell => ({ text, reason })

const long = 'x'.repeat(5000)
const WEIRD = ['ü ß 漢字 🙂', "it's", '  spaces  ', '0', 'NULL', '-', '\\', '\\n', ';', '|', '#']

const CELLS: Record<Exclude<Name, 'transaction_id'>, readonly Cell[]> = {
  customer_id: [
    ok('C1'),
    ok('C2'),
    ok('', null),
    bad('C9', 'UNKNOWN_REFERENCE'),
    bad('c1', 'UNKNOWN_REFERENCE'),
    bad(long, 'TOO_LONG'),
  ],
  account_id: [ok('A1'), ok('A2'), ok('A1'), bad('A77', 'UNKNOWN_REFERENCE')],
  occurred_at: [
    ok('2024-03-01 10:00:00', '2024-03-01 02:00:00'),
    ok('2024-03-01T23:59:59', '2024-03-01 15:59:59'),
    ok('2024-02-29', '2024-02-28 16:00:00'),
    ok('2024-03-01 10:00:00.123456', '2024-03-01 02:00:00.123456'),
    ok('2024-03-01T10:00:00Z', '2024-03-01 10:00:00'),
    ok('2024-03-01T10:00:00-05:30', '2024-03-01 15:30:00'),
    ok('2024-03-01 10:00', '2024-03-01 02:00:00'),
    ok('2024-03-01T10:00+05:30', '2024-03-01 04:30:00'),
    ok('2024-03-01 10:00Z', '2024-03-01 10:00:00'),
    bad('2023-02-29 10:00:00', 'BAD_INSTANT'),
    bad('2024-13-01 10:00:00', 'BAD_INSTANT'),
    bad('01/03/2024', 'BAD_INSTANT'),
    bad('2024-3-1 1:00:00', 'BAD_INSTANT'),
    bad('2024-03-01 10:00:00.1234567', 'BAD_INSTANT'),
    bad('2024-03-01 25:00:00', 'BAD_INSTANT'),
    bad('infinity', 'BAD_INSTANT'),
    bad('epoch', 'BAD_INSTANT'),
    bad('20240301', 'BAD_INSTANT'),
    bad('2024-03-01 10:00:00+99:00', 'BAD_INSTANT'),
    bad('', 'MISSING_VALUE'),
    bad('0001-01-01 00:00:00', 'OUT_OF_RANGE'),
    bad('9999-12-31', 'OUT_OF_RANGE'),
  ],
  kind: [
    ok('purchase', '1'),
    ok('refund', '2'),
    ok('transfer_in', '7'),
    bad('Purchase', 'UNKNOWN_WORD'),
    bad(' purchase', 'UNKNOWN_WORD'),
    bad('1', 'UNKNOWN_WORD'),
    bad('', 'MISSING_VALUE'),
  ],
  direction: [ok('in', '1'), ok('out', '-1'), bad('up', 'UNKNOWN_WORD')],
  amount: [
    ok('12.50'),
    ok('0', '0.00'),
    ok('7.5', '7.50'),
    ok('+3', '3.00'),
    ok('0007.10', '7.10'),
    ok('1.500', '1.50'),
    ok('9999999999999999.99'),
    bad('10000000000000000.00', 'OUT_OF_RANGE'),
    bad('1.234', 'TOO_MANY_DECIMALS'),
    bad('1.005', 'TOO_MANY_DECIMALS'),
    bad('-0.01', 'NEGATIVE_AMOUNT'),
    bad('1e3', 'BAD_DECIMAL'),
    bad('1_000', 'BAD_DECIMAL'),
    bad('5.', 'BAD_DECIMAL'),
    bad('.5', 'BAD_DECIMAL'),
    bad(' 5', 'BAD_DECIMAL'),
    bad('¥5', 'BAD_DECIMAL'),
    bad('NaN', 'BAD_DECIMAL'),
    bad('inf', 'BAD_DECIMAL'),
    bad('0x1F', 'BAD_DECIMAL'),
    bad('٣', 'BAD_DECIMAL'),
    bad('1e400', 'BAD_DECIMAL'),
    bad('', 'MISSING_VALUE'),
  ],
  currency: [
    ok('CNY', null),
    ok('', null),
    bad('USD', 'WRONG_CURRENCY'),
    bad('cny', 'WRONG_CURRENCY'),
  ],
  stated_balance: [ok('', null), ok('-10.00'), ok('10', '10.00'), bad('--1', 'BAD_DECIMAL')],
  counterparty: [
    ok('', null),
    ...WEIRD.map((text) => ok(text)),
    ok('a,b'),
    ok('say "hi"'),
    ok('"'),
    ok('two\nlines'),
    bad(long, 'TOO_LONG'),
    bad('nul\0here', 'NUL_CHARACTER'),
  ],
}

/** Good cells are as likely as all the bad ones together, so that whole rows get through. */
const cell = (cells: readonly Cell[]): fc.Arbitrary<Cell> => {
  const good = cells.filter((one) => one.reason === undefined)
  const wrong = cells.filter((one) => one.reason !== undefined)
  const choices = [{ weight: 24, arbitrary: fc.constantFrom(...good) }]
  if (wrong.length > 0) choices.push({ weight: 1, arbitrary: fc.constantFrom(...wrong) })
  return fc.oneof(...choices)
}

type Row = Record<Name, Cell>
type Damage = 'none' | 'short' | 'wide' | 'latin1' | 'junk' | 'open' | 'blank'

const row: fc.Arbitrary<Row> = fc.record({
  transaction_id: fc.oneof(
    { weight: 20, arbitrary: fc.nat(40).map((n) => ok(`T${n}`)) },
    { weight: 1, arbitrary: fc.constant(bad('', 'MISSING_ID')) },
  ),
  ...(Object.fromEntries(
    Object.entries(CELLS).map(([name, cells]) => [name, cell(cells)]),
  ) as Record<Exclude<Name, 'transaction_id'>, fc.Arbitrary<Cell>>),
})

const line = fc.record({
  row,
  damage: fc.oneof(
    { weight: 20, arbitrary: fc.constant<Damage>('none') },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Damage>('short', 'wide', 'latin1', 'junk', 'open', 'blank'),
    },
  ),
})
type Line = { row: Row; damage: Damage }

interface Expected {
  accepted: Map<string, Row>
  rejected: { id: string; reasons: Reason[] }[]
  duplicates: number
}

const DAMAGED: Record<Exclude<Damage, 'none' | 'blank'>, Reason> = {
  short: 'WRONG_COLUMN_COUNT',
  wide: 'WRONG_COLUMN_COUNT',
  latin1: 'BAD_ENCODING',
  junk: 'BAD_QUOTE',
  open: 'BAD_QUOTE',
}

const contentOf = (one: Row) => {
  const customer = one.customer_id.value ?? { A1: 'C1', A2: 'C2' }[one.account_id.text]
  const columns = COLUMNS.filter((name) => name !== 'currency' && name !== 'customer_id')
  return JSON.stringify([customer, ...columns.map((name) => one[name].value)])
}

function expectedOf(lines: readonly Line[], structural: boolean): Expected {
  const expected: Expected = { accepted: new Map(), rejected: [], duplicates: 0 }
  for (const { row, damage } of lines) {
    const id = row.transaction_id.text
    if (damage === 'blank' && structural) continue
    if (damage !== 'none' && damage !== 'blank' && structural) {
      expected.rejected.push({ id, reasons: [DAMAGED[damage]] })
      continue
    }
    const reasons = COLUMNS.flatMap((name) => row[name].reason ?? [])
    const known = expected.accepted.get(id)
    if (reasons.length > 0) expected.rejected.push({ id, reasons })
    else if (known === undefined) expected.accepted.set(id, row)
    else if (contentOf(known) === contentOf(row)) expected.duplicates++
    else expected.rejected.push({ id, reasons: ['KEY_CONFLICT'] })
  }
  return expected
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const csvCell = (text: string, always: boolean) =>
  always || /[",\r\n]/.test(text) ? quoted(text) : text

interface CsvStyle {
  end: string
  mark: boolean
  always: boolean
  lastEnd: boolean
}

function csvBytes(
  prefix: string,
  lines: readonly Line[],
  { end, mark, always, lastEnd }: CsvStyle,
) {
  const parts: Buffer[] = [Buffer.from(`${mark ? '\ufeff' : ''}${COLUMNS.join(',')}${end}`)]
  for (const [i, { row, damage }] of lines.entries()) {
    const id = row.transaction_id.text === '' ? '' : prefix + row.transaction_id.text
    const cells = COLUMNS.map((name) =>
      csvCell(name === 'transaction_id' ? id : row[name].text, always),
    )
    const stop = i === lines.length - 1 && !lastEnd && damage === 'none' ? '' : end
    const plain = `${prefix}D,C1`
    const text = {
      none: cells.join(','),
      blank: '',
      short: plain,
      wide: `${plain},${','.repeat(12)}x`,
      latin1: '',
      junk: `"${prefix}D"x,C1,,,,,,,,`,
      open: `${prefix}D,C1,A1,,,,1,,,"never closed`,
    }[damage]
    if (damage === 'latin1') {
      parts.push(Buffer.from(`${prefix}D,C1,A1,,,,1,,,caf`), Buffer.from([0xe9]), Buffer.from(end))
    } else parts.push(Buffer.from(text + stop))
  }
  return Buffer.concat(parts)
}

describe('fuzz', () => {
  let bench: Bench
  let run = 0
  beforeAll(async () => {
    bench = await smallLender()
  })
  afterAll(() => bench.close())

  /** Loads the file and holds what became of it against what must. */
  async function check(path: string, prefix: string, expected: Expected) {
    const [file] = await bench.load([path])
    const stored = await bench.store.read.all<Record<string, string | number | null>>(
      `select t.source_id, c.source_id as customer_id, a.source_id as account_id, t.occurred_at, t.kind, t.direction,
         t.amount, t.stated_balance, t.counterparty
       from "transaction" as t join customer as c using (customer_id) left join account as a using (account_id)
       where starts_with(t.source_id, $1) order by t.source_id`,
      [prefix],
    )
    const rejects = (await bench.rejects()).filter((reject) => reject.path === path)
    const { accepted, rejected, duplicates } = expected
    expect(file).toMatchObject({
      rows: accepted.size + rejected.length + duplicates,
      accepted: accepted.size,
      rejected: rejected.length,
      duplicates,
    })
    expect(stored.map((one) => one.source_id)).toEqual(
      [...accepted.keys()].map((id) => prefix + id).sort(),
    )
    for (const one of stored) {
      const row = accepted.get(String(one.source_id).slice(prefix.length))!
      for (const name of [
        'occurred_at',
        'kind',
        'direction',
        'amount',
        'stated_balance',
        'counterparty',
      ] as const) {
        expect(one[name] === null ? null : String(one[name]), name).toBe(row[name].value)
      }
      expect(one.account_id).toBe(row.account_id.value)
      expect(one.customer_id).toBe(
        row.customer_id.value ?? { A1: 'C1', A2: 'C2' }[row.account_id.text],
      )
    }
    expect(rejects).toHaveLength(rejected.length)
    for (const [i, reject] of rejects.entries()) {
      expect(rejected[i]?.reasons, JSON.stringify(reject)).toContain(reject.reason)
      expect(reject.value?.length ?? 0).toBeLessThanOrEqual(200)
    }
    // Once more: nothing is new, and nothing piles up.
    const before = await bench.store.read.all(
      'select count(*) from reject union all select max(source_file_id) from source_file',
    )
    const [again] = await bench.load([path])
    expect(again).toMatchObject({
      accepted: 0,
      rejected: rejected.length,
      duplicates: accepted.size + duplicates,
    })
    expect(
      await bench.store.read.all(
        'select count(*) from reject union all select max(source_file_id) from source_file',
      ),
    ).toEqual(before)
  }

  it('every CSV row is stored with its values, or rejected with its reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.record({
          end: fc.constantFrom('\n', '\r\n'),
          mark: fc.boolean(),
          always: fc.boolean(),
          lastEnd: fc.boolean(),
        }),
        async (lines, style) => {
          // An open quote in the last line is a file cut off, which is refused: told elsewhere.
          const whole: Line[] =
            lines.at(-1)?.damage === 'open'
              ? [...lines, { ...lines[0]!, damage: 'short' }, { row: PLAIN, damage: 'none' }]
              : lines
          const safe = closeQuotes(whole)
          const prefix = `r${run++}-`
          const path = await bench.file(`transactions_${run}.csv`, csvBytes(prefix, safe, style))
          await check(path, prefix, expectedOf(safe, true))
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 10) },
    )
  }, 300_000)

  it('every NDJSON row is stored with its values, or rejected with its reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ row, damage: fc.constant<Damage>('none') }), {
          minLength: 1,
          maxLength: 40,
        }),
        async (lines) => {
          const prefix = `r${run++}-`
          const text = lines.map(({ row }) =>
            JSON.stringify(
              Object.fromEntries(
                COLUMNS.map((name) => {
                  const { text } = row[name]
                  return [name, name === 'transaction_id' && text !== '' ? prefix + text : text]
                }),
              ),
            ),
          )
          const path = await bench.file(`transactions_${run}.ndjson`, `${text.join('\n')}\n`)
          await check(path, prefix, expectedOf(lines, false))
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 7) },
    )
  }, 300_000)

  it('every Parquet row is stored with its values, or rejected with its reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const prefix = `r${run++}-`
        const path = await bench.file(`transactions_${run}.parquet`, '')
        await bench.store.session(async (sql) => {
          await sql.script(
            `create or replace temp table fuzz_rows (${COLUMNS.map((name) => `${name} varchar`).join(', ')})`,
          )
          for (const one of rows) {
            await sql.run(
              `insert into fuzz_rows values (${COLUMNS.map((name, i) => `${name === 'transaction_id' ? `nullif('${prefix}' || $${i + 1}, '${prefix}')` : `replace($${i + 1}, '␀', chr(0))`}`).join(', ')})`,
              COLUMNS.map((name) => one[name].text.replaceAll('\0', '␀')),
            )
          }
          await sql.script(`copy fuzz_rows to '${path}' (format parquet); drop table fuzz_rows`)
        })
        const lines = rows.map((one) => ({ row: one, damage: 'none' as const }))
        await check(path, prefix, expectedOf(lines, false))
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 7) },
    )
  }, 300_000)

  it('a CSV file with damaged bytes is refused, or every line of it is accounted for', async () => {
    const edit = fc.record({
      at: fc.nat(2000),
      bytes: fc.constantFrom('', '"', '""', ',', '\n', '\r', '\0', '\xff', '"\n', ',"', 'x', '\\'),
      cut: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const prefix = `r${run++}-`
        const header = `${COLUMNS.join(',')}\n`
        let body = Array.from(
          { length: 12 },
          (_, i) =>
            `${prefix}${i},C1,A1,2024-03-01 10:00:0${i % 10},purchase,out,${i}.25,CNY,,${['', 'shop', '"a, b"', '"two\nlines"', '"say ""hi"""'][i % 5]}\n`,
        ).join('')
        for (const { at, bytes, cut } of edits) {
          const place = at % (body.length + 1)
          body = body.slice(0, place) + bytes + body.slice(place + cut)
        }
        const path = await bench.file(
          `transactions_${run}.csv`,
          Buffer.concat([Buffer.from(header), Buffer.from(body, 'latin1')]),
        )
        const count = async () =>
          (await bench.store.read.first<{ n: number; newlines: number }>(
            `select count(*) as n, coalesce(sum(length(counterparty || kind) - length(replace(counterparty || kind, chr(10), ''))), 0) as newlines from "transaction"`,
          ))!
        const before = await count()
        const found = await bench.load([path]).catch((error: unknown) => error)
        const after = await count()
        if (found instanceof Error) {
          expect(found).toMatchObject({ code: 'FILE_REFUSED' })
          expect(after).toEqual(before)
          return
        }
        const [file] = found as [IngestedFile]
        expect(file.rows).toBe(file.accepted + file.rejected + file.duplicates)
        expect(after.n - before.n).toBe(file.accepted)
        const rejects = (await bench.rejects()).filter((reject) => reject.path === path)
        expect(rejects).toHaveLength(file.rejected)
        if (file.duplicates > 0 || /\n\r?\n/.test(`\n${body}`)) return
        // Lines beyond the records are within the values that were taken, or within a rejected record.
        const lines = body.split('\n').filter((text) => text !== '').length
        const within = lines - file.rows - (after.newlines - before.newlines)
        expect(within).toBeGreaterThanOrEqual(0)
        expect(within).toBeLessThanOrEqual(file.rejected)
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 16) },
    )
  }, 300_000)
})

const PLAIN: Row = {
  transaction_id: ok('T0'),
  customer_id: ok('C1'),
  account_id: ok('A1'),
  occurred_at: ok('2024-03-01T10:00:00Z', '2024-03-01 10:00:00'),
  kind: ok('purchase', '1'),
  direction: ok('out', '-1'),
  amount: ok('12.50'),
  currency: ok('', null),
  stated_balance: ok('', null),
  counterparty: ok('', null),
}

/** A line that stands for itself after each open quote, so that the quote is seen to be stray. */
function closeQuotes(lines: readonly Line[]): Line[] {
  return lines.flatMap((one) =>
    one.damage === 'open' ? [one, { row: PLAIN, damage: 'none' as const }] : [one],
  )
}
