import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from './connection.ts'
import type { Param } from './params.ts'

let sql: Connection
beforeAll(async () => {
  sql = openConnection(await (await DuckDBInstance.create(':memory:')).connect())
  await sql.script("set TimeZone = 'UTC'")
})

const value = async (text: string, params: Param[] = []) => (await sql.arrays(text, params))[0]?.[0]

describe('reading', () => {
  it.each([
    ["'0.10'::decimal(18,2)", '0.10'],
    ["'-9999999999999999.99'::decimal(18,2)", '-9999999999999999.99'],
    [
      "'0.1234567890123456789012345678901234567'::decimal(38,37)",
      '0.1234567890123456789012345678901234567',
    ],
    ["date '1995-03-24'", '1995-03-24'],
    ["timestamp '2024-02-29 23:59:59.999999'", '2024-02-29 23:59:59.999999'],
    ["timestamp '2024-02-29 23:59:59'", '2024-02-29 23:59:59'],
    ["timestamp '1969-12-31 23:59:59.000001'", '1969-12-31 23:59:59.000001'],
    ["timestamptz '2024-01-01 08:00:00.5+08'", '2024-01-01 00:00:00.500000+00'],
    ["timestamp 'infinity'", 'infinity'],
    ['9007199254740991::bigint', 9007199254740991],
    ['-9007199254740991::hugeint', -9007199254740991],
    ['true', true],
    ['null', null],
    ['0.1::double', 0.1],
    ["['1.10'::decimal(18,2), null]", ['1.10', null]],
    ["array_value('1.10'::decimal(18,2), 2)", ['1.10', '2.00']],
    ["{'a': date '2024-01-01', 'b': [1::bigint]}", { a: '2024-01-01', b: [1] }],
    ["map {'a': '1.10'::decimal(18,2)}", { a: '1.10' }],
    ["'a'::enum('a', 'b')", 'a'],
    ["interval '3 days'", '3 days'],
  ])('%s is exact', async (text, expected) => {
    expect(await value(`select ${text}`)).toEqual(expected)
  })

  it.each(['9007199254740992::bigint', '-9007199254740993::bigint', '1e20::hugeint'])(
    '%s is refused rather than rounded',
    async (text) => {
      await expect(value(`select ${text}`)).rejects.toThrow('integer too large')
    },
  )

  it('every microsecond of four centuries reads as the engine writes it', async () => {
    const micros = fc.bigInt({ min: -6_000_000_000_000_000n, max: 6_000_000_000_000_000n })
    await fc.assert(
      fc.asyncProperty(micros, async (us) => {
        const [row] = await sql.arrays(
          "select make_timestamp(t), strftime(make_timestamp(t), '%Y-%m-%d %H:%M:%S.%f') from (select $1::bigint as t)",
          [us],
        )
        const [read, written] = row as [string, string]
        expect(read.padEnd(26, '.000000')).toBe(written)
      }),
      { numRuns: 50 },
    )
  })
})

describe('binding', () => {
  it.each([
    ['select $1::decimal(18,2)', '12345678901234.56', '12345678901234.56'],
    ['select $1::date', '2024-02-29', '2024-02-29'],
    ['select date $$2024-01-01$$ < $1', '2024-02-29', true],
    ['select typeof($1)', 7, 'INTEGER'],
    ['select typeof($1)', 2 ** 40, 'BIGINT'],
    ['select typeof($1)', 2 ** 60, 'DOUBLE'],
    ['select typeof($1)', 0.5, 'DOUBLE'],
    ['select $1::varchar', 2n ** 62n, '4611686018427387904'],
    ['select $1::varchar', 2n ** 100n, '1267650600228229401496703205376'],
    ['select $1 is null', null, true],
    ['select $1', new Date('2024-02-29T12:00:00.123Z'), '2024-02-29 12:00:00.123000'],
    ['select octet_length($1)', new Uint8Array([0, 1, 2]), 3],
    ['select typeof($1)', [1, 2.5], 'DOUBLE[]'],
    ['select typeof($1)', [1, 2 ** 40], 'BIGINT[]'],
    ['select typeof($1)', [null, 'a'], 'VARCHAR[]'],
    ['select list_sum($1)', [1, 2.5, null], 3.5],
    ['select len($1::bigint[])', [], 0],
    ['select $1[2][1]', [['a'], ['b']], 'b'],
    ['select typeof($1)', [[], [1], [0.5]], 'DOUBLE[][]'],
  ])('%s of %o', async (text, param, expected) => {
    expect(await value(text, [param as Param])).toEqual(expected)
  })

  it('a list of unlike things is refused', async () => {
    await expect(value('select $1', [[1, 'a']])).rejects.toThrow('mixes INTEGER and VARCHAR')
  })

  it('text comes back as it went in, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await value('select $1::varchar', [text])).toBe(text)
      }),
      { numRuns: 50 },
    )
  })
})
