import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { quoteLiteral } from '../server/db/identifier.ts'
import { fillCubes } from '../server/portfolio/cube/keep_cubes.ts'
import { simulate } from '../server/simulate/simulate.ts'
import { bareLoad } from './bare_load.ts'
import { type Bench, ratio, time } from './harness.ts'
import { emptyStore, load } from './world.ts'

const MONTHS = 24
/** Transactions that a customer of the generator makes in so many months. */
const PER_CUSTOMER = 104

/** Makes a lender of about so many transactions; returns the seconds it took and how many there are. */
async function make(out: string, wanted: number) {
  let rows = 0
  const seconds = await time(async () => {
    const { files } = await simulate(
      {
        customers: Math.max(1, Math.round(wanted / PER_CUSTOMER)),
        months: MONTHS,
        seed: 42,
        out,
        format: 'parquet',
        endsOn: '2017-12-31',
      },
      { progress: () => undefined },
    )
    for (const file of files) if (/[\\/]transactions/.test(file.path)) rows += file.rows
  })
  return { seconds, rows }
}

/** What a step took, and the most memory that the process has had until its end. */
function tell(step: string, seconds: number, rows: number): void {
  const rate = Math.round(rows / seconds).toLocaleString('en-US')
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.error(
    `        ${step}: ${seconds.toFixed(1)} s, ${rate} transactions/s, ${peak} MB at the most so far`,
  )
}

/** How long it takes to make a lender. */
export const simulateBench: Bench = {
  name: 'simulate',
  claim: 'A lender of ten million transactions is made within 15 s, and others at that rate.',
  limitName: 'limit 1.5 s a million',
  async run({ dir, rows: wanted, runs }) {
    const ours: number[] = []
    let rows = 0
    for (let i = 0; i < runs; i++) {
      const made = await make(join(dir, 'files'), wanted)
      tell('made', made.seconds, made.rows)
      ours.push(made.seconds)
      rows = made.rows
      await rm(join(dir, 'files'), { recursive: true })
    }
    return { ours, limit: [], rows }
  },
  met: ({ ours, rows }) => ours.every((seconds) => seconds / rows <= 1.5 / 1_000_000),
}

/** Every file of a lender into the store beside the engine's own load of the same files; then the cubes. */
export const lenderBench: Bench = {
  name: 'lender',
  claim: 'All files of a lender are brought in within twice the bare load of the same files.',
  limitName: 'bare load',
  async run({ dir, rows: wanted, runs }) {
    const files = join(dir, 'files')
    const made = await make(files, wanted)
    tell('made', made.seconds, made.rows)
    const paths = (await readdir(files))
      .filter((name) => name.endsWith('.parquet'))
      .map((name) => join(files, name))
    const ours: number[] = []
    const limit: number[] = []
    for (let i = 0; i < runs; i++) {
      const store = await emptyStore(join(dir, 'store'))
      ours.push(await time(() => load(store, [files], true)))
      tell('brought in', ours.at(-1) as number, made.rows)
      tell('put in cubes', await time(() => store.write(fillCubes)), made.rows)
      await store.close()
      await rm(join(dir, 'store'), { recursive: true })
      limit.push(
        await bareLoad(
          dir,
          paths.map((path) => `read_parquet(${quoteLiteral(path)})`),
        ),
      )
    }
    return { ours, limit, rows: made.rows }
  },
  met: (finding) => ratio(finding) <= 2,
}
