import { join } from 'node:path'
import { quoteLiteral } from '../server/db/identifier.ts'
import { candidates } from '../server/models/scorecard/candidates.ts'
import { withFile } from '../server/models/training_file.ts'
import { readFile } from '../server/models/training_file_read.ts'
import { type Bench, median, time } from './harness.ts'
import { withEngine } from './world.ts'

/** A Parquet file of `columns` numbers that tell something of `bad`, some of them missing. */
async function writeTable(dir: string, rows: number, columns: number): Promise<string> {
  const path = join(dir, `table_${rows}_${columns}.parquet`)
  const values = Array.from(
    { length: columns },
    (_, j) => `case when hash(i, ${j}) % 20 = 0 then null
      else (hash(i, ${j}, 1) % 100000) / 7.0 + bad * ${300 * (j % 11)} end as v${j}`,
  )
  await withEngine((engine) =>
    engine.run(
      `copy (with drawn as (select i, (hash(i) % 5 = 0)::int as bad from range(${rows}) t(i))
       select bad, ${values.join(', ')} from drawn) to ${quoteLiteral(path)} (format parquet)`,
    ),
  )
  return path
}

/** Reads the file into places, and gives the seconds of reading and of binning every column. */
async function readAndBin(path: string, rows: number) {
  let read = 0
  let bin = 0
  await withFile(path, {}, async (sql, file) => {
    const names = file.columns.filter(({ name }) => name !== 'bad')
    const start = performance.now()
    const { table } = await readFile(sql, {
      file,
      candidates: names.map(({ name }) => ({ name, type: 'number' })),
      target: '"bad"::utinyint',
      beside: {},
      rows,
      special: { all: [], byColumn: new Map() },
      read: () => undefined,
    })
    read = (performance.now() - start) / 1000
    bin = await time(async () => candidates(table))
  })
  return { read, bin }
}

/** Exact binning of 23 variables of 30,000 rows that are in memory. */
export const binning: Bench = {
  name: 'binning',
  claim: '23 variables of 30,000 rows are binned in less than half a second.',
  limitName: 'reading them from Parquet',
  run: async ({ dir, runs }) => {
    const path = await writeTable(dir, 30_000, 23)
    const times = { ours: [] as number[], limit: [] as number[] }
    for (let i = -1; i < runs; i++) {
      const { read, bin } = await readAndBin(path, 30_000)
      if (i < 0) continue
      times.ours.push(bin)
      times.limit.push(read)
    }
    return { ...times, rows: 30_000 }
  },
  met: (finding) => median(finding.ours) < 0.5,
}

/** Binning of 50 variables of a million rows, from the file to bins with WoE. */
export const binningLarge: Bench = {
  name: 'binning-large',
  claim: '50 variables of a million rows are read from Parquet and binned in less than 10 s.',
  limitName: 'reading them',
  run: async ({ dir, runs }) => {
    const path = await writeTable(dir, 1_000_000, 50)
    const times = { ours: [] as number[], limit: [] as number[] }
    for (let i = 0; i < runs; i++) {
      const { read, bin } = await readAndBin(path, 1_000_000)
      times.ours.push(read + bin)
      times.limit.push(read)
    }
    return { ...times, rows: 1_000_000 }
  },
  met: (finding) => median(finding.ours) < 10,
}
