import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import { openInstance } from '../db/instance.ts'
import { trainTable } from './train_table.run.ts'
import { trainValue } from './train_value.run.ts'
import type { TrainTableRequest } from './training_file_prepare.ts'

let dir: string
let sql: Connection
let close: () => void
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tally-table-'))
  const opened = await openInstance({ dir: ':memory:' })
  sql = openConnection(await opened.instance.connect())
  close = opened.close
})
afterAll(async () => {
  sql.close()
  close()
  await rm(dir, { recursive: true, force: true })
})

const effects = {
  progress: () => undefined,
  log: pino({ level: 'silent' }),
  signal: new AbortController().signal,
  now: () => new Date('2020-06-01T00:00:00Z'),
  actor: 'test',
}

/** Trains on the rows of a query. `risk` (0 to 1) drives the outcome where the query takes it from `world`. */
async function trained(query: string, over: Partial<TrainTableRequest> = {}) {
  const table = join(dir, 'table.parquet')
  await sql.run(
    `copy (with world as (select i, (hash(i) % 1000) / 1000.0 as risk,
       (hash(i, 7) % 1000) / 1000.0 < 0.1 + 0.5 * (hash(i) % 1000) / 1000.0 as bad
       from range(600) t(i)) ${query}) to ${quoteLiteral(table)} (format parquet)`,
  )
  return trainTable({ table, target: 'bad', ...over }, effects)
}

async function csv(text: string, over: Partial<TrainTableRequest> = {}) {
  const table = join(dir, 'table.csv')
  await writeFile(table, text)
  return trainTable({ table, target: 'bad', ...over }, effects)
}

type Report = Awaited<ReturnType<typeof trained>>
const why = (report: Report, feature: string) =>
  report.excluded.find((one) => one.feature === feature)?.why
const names = (report: Report) => report.characteristics.map(({ feature }) => feature)

describe('training on any table', () => {
  it('tells what cannot help, and why: constant, all missing, of a type none reads', async () => {
    const report = await trained(
      `select bad, risk, 7 as constant, null::double as missing, 'nan'::double as nan,
         null::varchar as no_text, [1, 2] as list, {'a': 1} as struct from world`,
    )
    expect(names(report)).toEqual(['risk'])
    expect(why(report, 'constant')).toBe('constant')
    for (const name of ['missing', 'nan', 'no_text'])
      expect(why(report, name)).toBe('always missing')
    expect(why(report, 'list')).toBe('not read: of type INTEGER[]')
    expect(why(report, 'struct')).toMatch(/^not read: of type STRUCT/)
    expect(report.auc.mean).toBeGreaterThan(0.6)
  })

  it('refuses a target of one value, of none, of many without an event, and an event that never comes', async () => {
    const refusal = (query: string, over = {}) => trained(query, over).catch(String)
    expect(await refusal('select 1 as bad, risk from world')).toMatch('bad is 1 in every row')
    expect(await refusal('select null as bad, risk from world')).toMatch('not known in any row')
    expect(await refusal('select i % 3 as bad, risk from world')).toMatch(
      'say which value of bad is the bad outcome; it is 0, 1, 2',
    )
    expect(await refusal('select bad, risk from world', { event: 'B' })).toMatch('bad is never B')
    expect(await refusal('select bad, risk from world', { target: 'worse' })).toMatch(
      'no column is called worse; there are bad, risk',
    )
    expect(await refusal('select bad, risk from world', { drop: ['x'] })).toMatch('drop: no column')
  })

  it('takes words, numbers as texts and truth values as the outcome, and leaves unknown ones out', async () => {
    const words = await trained(
      `select case when i < 10 then null when bad then 'default' else 'paid' end as bad, risk from world`,
      { event: 'default' },
    )
    expect(words).toMatchObject({
      rows: 590,
      warnings: ['10 rows without an outcome are left out'],
    })
    const decimals = await trained('select bad::int::decimal(4, 1) as bad, risk from world')
    const plain = await trained('select bad, risk from world')
    expect(decimals.auc).toEqual(plain.auc)
  })

  it('learns the overall odds from two rows, and says that nothing is known of them', async () => {
    const report = await csv('bad,x\n1,5\n0,6\n')
    expect(report).toMatchObject({
      rows: 2,
      events: 1,
      folds: 0,
      heldBackRows: 0,
      characteristics: [],
    })
    expect(report.auc).toMatchObject({ mean: null, byFold: [] })
    expect(report.warnings.at(-1)).toMatch('none can be held back')
  })

  it('makes fewer folds where one outcome has fewer rows than folds', async () => {
    const report = await trained('select i < 2 as bad, risk from world', { folds: 5 })
    expect(report.folds).toBe(2)
    expect(report.warnings.at(-1)).toMatch('2 folds, not 5')
  })

  it('refuses an empty file, one that is not there, and one of another kind', async () => {
    expect(await csv('bad,x\n').catch(String)).toMatch('bad is not known in any row')
    expect(await csv('').catch(String)).toMatch(/RiskError/)
    const gone = join(dir, 'gone.csv')
    expect(await trainTable({ table: gone, target: 'bad' }, effects).catch(String)).toMatch(gone)
    const other = join(dir, 'table.xlsx')
    await writeFile(other, 'PK')
    expect(await trainTable({ table: other, target: 'bad' }, effects).catch(String)).toMatch(
      'a .csv or .parquet file is expected',
    )
    const damaged = join(dir, 'damaged.parquet')
    await writeFile(damaged, 'not parquet')
    expect(await trainTable({ table: damaged, target: 'bad' }, effects).catch(String)).toMatch(
      damaged,
    )
  })

  it('takes names of any script, with quotes, that are reserved words, or differ by case alone', async () => {
    const report = await trained(
      `select bad, risk as "额度 'x'", risk * risk as "say ""hi""", sqrt(risk) as "select",
         risk + (hash(i, 3) % 90) / 100.0 as "from", 1 - risk as "a,b; drop table given" from world`,
    )
    expect(report.candidates).toBe(5)
    // All but one say the same.
    expect(report.characteristics.length + report.excluded.length).toBe(5)
    const dropped = await trained(`select bad, risk as "额度", i as "Order" from world`, {
      drop: ['order'],
    })
    expect(names(dropped)).toEqual(['额度'])
  })

  it('takes infinities, NaN, huge integers, tiny and huge numbers', async () => {
    const report = await trained(
      `select bad,
         case i % 4 when 0 then 'infinity'::double when 1 then '-infinity'::double when 2 then 'nan'::double else risk end as odd,
         case when risk > 0.5 then 170141183460469231731687303715884105727::hugeint else -1 end as huge,
         case when risk > 0.3 then 18446744073709551615::ubigint else 9007199254740993 end as big,
         case when risk > 0.4 then 1e308 else -1e308 end as extreme,
         case when risk > 0.6 then 5e-324 else 0.0::double end as tiny from world`,
    )
    expect(names(report)).toEqual(expect.arrayContaining(['huge', 'big', 'extreme', 'tiny']))
    expect(report.auc.mean).toBeGreaterThan(0.6)
  })

  it('reads mixed texts as categories, mostly numbers as numbers, and codes with zeros as codes', async () => {
    const report = await trained(
      `select bad, case when i % 50 = 0 then 'n/a' else risk::varchar end as mostly,
         case when i % 3 = 0 then 'x' when risk > 0.5 then '1' else '2' end as mixed,
         '0' || (risk * 100)::int::varchar as code from world`,
    )
    expect(report.warnings).toEqual([
      'mostly is read as numbers: its 12 other texts count as missing',
    ])
    const typeOf = Object.fromEntries(report.characteristics.map((c) => [c.feature, c.type]))
    expect(typeOf).toMatchObject({ mostly: 'number', mixed: 'category' })
  })

  it('reads numbers among marks of what is missing as numbers, be they many or few different ones', async () => {
    const marks = ['NA', 'n/a', '?', '.', 'NULL', '-']
    const rows = Array.from({ length: 400 }, (_, i) => {
      const bad = (i * 7919) % 400 < 200 ? 1 : 0
      const mark = marks[i % marks.length]
      return `${i % 3 ? (i * 37) % 90 : mark},${i % 5 ? (i % 4) + bad : mark},${i % 2 ? 'a' : 'NA'},${bad}`
    })
    const report = await csv(`income,children,letter,bad\n${rows.join('\n')}\n`)
    const types = [...report.characteristics, ...report.excluded].map((one) => one.feature)
    expect(types.sort()).toEqual(['children', 'income', 'letter'])
    expect(report.characteristics).toContainEqual(
      expect.objectContaining({ feature: 'children', type: 'number' }),
    )
    expect(report.warnings).toEqual([
      'income is read as numbers: its 134 other texts count as missing',
      'children is read as numbers: its 80 other texts count as missing',
    ])
  })

  it('reads per cents, thousands parted by commas and decimal commas as numbers', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => {
      const bad = (i * 7919) % 300 < 90 ? 1 : 0
      const amount = (1000 + i * 37 + bad * 4000).toLocaleString('en')
      return `" ${(i % 97) / 10 + bad}%","${amount}.50","${(i % 80) + 20 * bad},${i % 10}",${bad}`
    })
    const report = await csv(`rate,amount,comma,bad\n${rows.join('\n')}\n`)
    const typeOf = Object.fromEntries(report.characteristics.map((c) => [c.feature, c.type]))
    expect(typeOf).toMatchObject({ rate: 'number', amount: 'number', comma: 'number' })
    expect(report.warnings.filter((one) => one.includes('texts'))).toEqual([])
  })

  it('reads a file of a country that parts decimals by commas as one that parts them by points', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => {
      const bad = (i * 7919) % 400 < 120 ? 1 : 0
      const income = 900 + ((i * 37) % 5000) + bad * 700
      return { income, share: ((i * 13) % 1000) / 1000, bad }
    })
    const written = (parts: { separator: string; locale: string }) =>
      [
        ['income', 'share', 'bad'],
        ...rows.map(({ income, share, bad }) => [
          income.toLocaleString(parts.locale, { minimumFractionDigits: 2 }),
          share.toLocaleString(parts.locale, { minimumFractionDigits: 3 }),
          bad,
        ]),
      ]
        .map((cells) => cells.map((cell) => `"${cell}"`).join(parts.separator))
        .join('\n')
    const english = await csv(written({ separator: ',', locale: 'en' }))
    const german = await csv(written({ separator: ';', locale: 'de' }))
    expect(german.warnings).toEqual(english.warnings)
    expect(german.auc).toEqual(english.auc)
    expect(german.characteristics.map(({ feature, iv }) => [feature, iv])).toEqual(
      english.characteristics.map(({ feature, iv }) => [feature, iv]),
    )
  })

  it('names the line that has more or fewer columns than the header, or is no UTF-8', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `${i % 7},${i % 3},${i % 2}`)
    const refusal = async (line: string | Buffer) => {
      const table = join(dir, 'odd.csv')
      const before = ['x,y,bad', ...lines.slice(0, 200), ''].join('\n')
      const after = ['', ...lines.slice(200), ''].join('\n')
      await writeFile(table, Buffer.concat([before, line, after].map((one) => Buffer.from(one))))
      return trainTable({ table, target: 'bad' }, effects).catch(String)
    }
    expect(await refusal('1,2,1,9')).toMatch(/odd.csv: line 202: 4 columns, the header has 3$/)
    expect(await refusal('1')).toMatch(/odd.csv: line 202: 1 columns, the header has 3$/)
    expect(await refusal(Buffer.from([0x31, 0x2c, 0xfc, 0x2c, 0x31]))).toMatch(
      /line 202: not UTF-8/,
    )
  })

  it('reads UTF-16 with its mark, and columns that spaces part', async () => {
    const text = ['x y bad', ...Array.from({ length: 300 }, (_, i) => `${i % 7} ü ${i % 2}`)].join(
      '\n',
    )
    const table = join(dir, 'utf16.csv')
    await writeFile(table, `\ufeff${text}`, 'utf16le')
    const report = await trainTable({ table, target: 'bad' }, effects)
    expect([report.rows, why(report, 'y')]).toEqual([300, 'constant'])
  })

  it('reads the columns of the file alone, whatever its folder is called', async () => {
    const folder = join(dir, 'x=none')
    await mkdir(folder)
    const rows = Array.from({ length: 300 }, (_, i) => `${i % 7},${i % 7 < 3 ? i % 2 : 0}`)
    await writeFile(join(folder, 'table.csv'), ['x,bad', ...rows].join('\n'))
    await sql.run(
      `copy (select i % 7 as x, if(i % 7 < 3, i % 2, 0) as bad from range(300) t(i))
       to ${quoteLiteral(join(folder, 'table.parquet'))}`,
    )
    for (const name of ['table.csv', 'table.parquet']) {
      const report = await trainTable({ table: join(folder, name), target: 'bad' }, effects)
      expect(names(report)).toEqual(['x'])
    }
  })

  it('leaves out a number that names the rows, and keeps what is only called so', async () => {
    const report = await trained(
      `select bad, risk, i + 100 as loan_id, (risk * 50)::int as branch_id, i as paid from world order by bad`,
    )
    expect(why(report, 'loan_id')).toBe('names the rows: another number in each')
    expect(report.warnings).toContain('loan_id names the rows and is left out')
    const rest = [...report.characteristics, ...report.excluded].map(({ feature }) => feature)
    expect(rest).toEqual(expect.arrayContaining(['branch_id', 'paid']))
    expect(report.excluded.filter(({ step }) => step === 'read')).toHaveLength(1)
  })

  it('takes dates, instants and truth values', async () => {
    const report = await trained(
      `select bad, date '2020-01-01' + (risk * 900)::int as day, risk > 0.5 as flag,
         case when i % 7 = 0 then 'infinity'::timestamp else timestamp '1960-01-01' + to_hours((risk * 1e5)::int) end as at from world`,
    )
    const known = [...names(report), ...report.excluded.map(({ feature }) => feature)]
    expect(known.sort()).toEqual(['at', 'day', 'flag'])
    expect(report.excluded.every(({ why }) => !why.startsWith('not read'))).toBe(true)
  })

  it('routes categories of very many values: the common ones are told apart', async () => {
    const report = await trained(
      `select bad, case when i % 3 = 0 then 'r' || i when risk > 0.5 then '多' else 'few' end as c,
         'id' || i as id from world`,
    )
    expect(names(report)).toEqual(['c'])
    const many = await trained(
      `select 'k' || (i % 120) as c, hash(i, 5) % 100 < if(i % 4 = 0, 80, 10) as bad from range(6000) t(i)`,
    )
    expect(many.auc.mean).toBeGreaterThan(0.8)
  })

  it('keeps duplicates of a row and of a column from doing harm', async () => {
    const report = await trained(
      `select bad, risk, risk as again, -risk as mirrored from world union all select bad, risk, risk, -risk from world`,
    )
    expect(report.rows).toBe(1200)
    expect(names(report)).not.toEqual(expect.arrayContaining(['risk', 'again']))
    expect(report.excluded.map(({ why }) => why)).toContainEqual(
      expect.stringMatching(/^correlates/),
    )
  })

  it('gives special values bins of their own, for all columns or by a file', async () => {
    const file = join(dir, 'special.csv')
    await writeFile(file, '# codes\n"x,y",-8\n')
    const query = `select bad, case when i % 5 = 0 then -9 when i % 5 = 1 then -8 else risk end as "x,y" from world`
    const report = await trained(query, { special: [-9], specialFile: file })
    const plain = await trained(query)
    expect(report.characteristics[0]?.bins).toBeGreaterThan(2)
    expect(report.characteristics).not.toEqual(plain.characteristics)
    await writeFile(file, 'nothing\n')
    expect(await trained(query, { specialFile: file }).catch(String)).toMatch('column,value')
  })

  it('learns from what tells outcomes apart without fail: a number, a code, a category of which none is bad', async () => {
    const number = await trained('select i % 97 as x, (i % 97) > 70 as bad from world', {
      folds: 2,
    })
    expect(number.auc.mean).toBeGreaterThan(0.99)
    const code = await trained('select bad as known, risk, bad from world', { folds: 2 })
    expect(code.auc.mean).toBe(1)
    expect(code.warnings).toEqual([expect.stringContaining('known alone tells the outcome')])
    const safe = await trained(
      `select ['safe', 'a', 'b'][1 + i % 3] as kind, bad and i % 3 > 0 as bad from world`,
      { folds: 2 },
    )
    expect(safe.characteristics[0]).toMatchObject({ feature: 'kind', bins: 2 })
    const stepwise = { selection: 'stepwise' as const, folds: 2 }
    expect((await trained('select bad as known, risk, bad from world', stepwise)).auc.mean).toBe(1)
  })

  it('takes a thousand columns', async () => {
    const columns = Array.from({ length: 1000 }, (_, j) => `(hash(i, ${j}) % 9) as c${j}`)
    const report = await trained(`select bad, risk, ${columns.join(', ')} from world`, {
      folds: 2,
      maxFeatures: 5,
    })
    expect(report.candidates).toBe(1001)
    expect(names(report)).toContain('risk')
  })

  it('keeps the rows of a group in one fold, takes folds of a column, weighs rows, and gives the same twice', async () => {
    const query = 'select bad, risk, i % 40 as line, i % 4 as part, 1 + i % 3 as w from world'
    const over = { group: 'line', weights: 'w', drop: ['part'], folds: 4 }
    const first = await trained(query, over)
    const { seconds, peakMemoryMb, ...same } = await trained(query, over)
    expect(first).toMatchObject(same)
    expect(first.method).toMatch('each subject in one')
    const given = await trained(query, { foldColumn: 'part', drop: ['line', 'w'] })
    expect(given).toMatchObject({ folds: 4, heldBackRows: 600 })
    expect(
      await trained('select bad, risk, -1 as w from world', { weights: 'w' }).catch(String),
    ).toMatch('weights: w of row 1')
    expect(await trained(query, { group: 'bad', folds: 3 }).catch(String)).toMatch('2 groups')
  })

  it('learns from refused rows with guessed outcomes, warns, and judges by accepted ones alone', async () => {
    const query =
      'select case when risk < 0.7 then bad end as bad, risk < 0.7 as taken, risk from world'
    const over = { accepted: 'taken', calibrate: 'platt' as const, roundTo: 1 }
    const report = await trained(query, over)
    const refused = report.rejects!.rejects
    expect(report.rows + refused).toBe(600)
    expect(report.warnings.at(-1)).toMatch(`${refused} rows that were not accepted`)
    expect(report.calibratedBy?.rows).toBe(report.rows)
    expect(await trained('select bad, risk, null as taken from world', over).catch(String)).toMatch(
      'neither 0 nor 1',
    )
    expect(await trained('select bad, risk, 1 as taken from world', over).catch(String)).toMatch(
      '600 of 600 rows',
    )
  })

  it.each(['stepwise', 'lasso'] as const)(
    'chooses by %s among a constant, twins and noise, and of two rows',
    async (selection) => {
      const report = await trained(
        'select bad, risk, risk as again, 7 as constant, hash(i, 3) % 9 as noise from world',
        { selection, folds: 2 },
      )
      const twins = names(report).filter((name) => name !== 'noise')
      expect(['risk', 'again'].filter((name) => twins.includes(name))).toHaveLength(1)
      const finish = { scoreRange: [300, 850] as const, roundTo: 1, calibrate: 'isotonic' as const }
      const two = await csv('bad,x\n1,5\n0,6\n', { selection, ...finish })
      expect(two).toMatchObject({ rows: 2, characteristics: [] })
    },
  )

  it('learns a continuous target: of a table, of two rows, and refuses one that is no number', async () => {
    const value = async (query: string, over = {}) => {
      const table = join(dir, 'value.parquet')
      await sql.run(
        `copy (with world as (select i, (hash(i) % 1000) / 1000.0 as risk from range(300) t(i)) ${query})
         to ${quoteLiteral(table)} (format parquet)`,
      )
      return trainValue({ table, target: 'loss', ...over }, effects)
    }
    const report = await value(
      `select case i % 50 when 0 then null when 1 then 'infinity'::double else risk * 100 end as loss,
         risk, 7 as constant, null::double as missing, 'x' as text from world`,
    )
    expect(report).toMatchObject({ kind: 'linear', rows: 288, folds: 3 })
    expect(report.metrics!.r2).toBeGreaterThan(0.8)
    expect(report.model.training.excluded).toHaveLength(3)
    expect(report.warnings).toEqual(['12 rows whose target is no finite number are left out'])
    const two = await value('select i as loss, i * 2 as x from world limit 2')
    expect(two).toMatchObject({ rows: 2, folds: 0, metrics: null })
    const refusal = (query: string, over = {}) => value(query, over).catch(String)
    expect(await refusal("select 'a' as loss, risk from world")).toMatch('0 finite numbers')
    expect(await refusal('select 5 as loss, risk from world')).toMatch('1 finite numbers')
    expect(await refusal('select risk as loss, i from world', { event: '1' })).toMatch(
      'event: needs a target of two outcomes',
    )
    expect(await trained('select risk as bad, i from world').catch(String)).toMatch(
      '--target-kind continuous',
    )
  })
})
