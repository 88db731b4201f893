import { execFile } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { quoteLiteral } from '../server/db/identifier.ts'
import { fillCubes } from '../server/portfolio/cube/keep_cubes.ts'
import type { SimulatedFile } from '../server/simulate/simulate.ts'
import { bareLoad } from './bare_load.ts'
import { type Bench, median, ratio, time } from './harness.ts'
import { emptyStore, load } from './world.ts'

const MONTHS = 24
/** Transactions that a customer of the generator makes in so many months. */
const PER_CUSTOMER = 104

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Runs a script of the project; returns what it prints. */
const run = async (...script: string[]) =>
  (await promisify(execFile)(process.execPath, script, { cwd: ROOT })).stdout

/** The command is what is built: of the sources as they are now. */
const build = () => run('build.mjs')

/**
 * Makes a lender of about so many transactions by the command, as it is built: returns the seconds that
 * the whole of it took and how many transactions there are.
 */
async function make(out: string, wanted: number) {
  const customers = Math.max(1, Math.round(wanted / PER_CUSTOMER))
  const asked = { customers, months: MONTHS, seed: 42, out }
  const options = Object.entries(asked).flatMap(([name, value]) => [`--${name}`, `${value}`])
  let told = ''
  const seconds = await time(async () => {
    told = await run('bin/tally.cjs', 'simulate', ...options, '--json')
  })
  const { files } = JSON.parse(told) as { files: SimulatedFile[] }
  const transactions = files.filter(({ path }) => /[\\/]transactions/.test(path))
  return { seconds, rows: transactions.reduce((sum, { rows }) => sum + rows, 0) }
}

/** What a step took, and what memory is known of it. */
function tell(step: string, seconds: number, rows: number, memory = ''): void {
  const rate = Math.round(rows / seconds).toLocaleString('en-US')
  console.error(`        ${step}: ${seconds.toFixed(1)} s, ${rate} transactions/s${memory}`)
}

/** The most memory that this process has had until now. */
const peak = () => `, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at the most so far`

/** How long it takes to make a lender. */
export const simulateBench: Bench = {
  name: 'simulate',
  claim: 'A lender of ten million transactions is made within 15 s, and others at that rate.',
  limitName: 'limit 1.5 s a million',
  async run({ dir, rows: wanted, runs }) {
    await build()
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
  met: ({ ours, rows }) => median(ours) / rows <= 1.5 / 1_000_000,
}

/** Every file of a lender into the store beside the engine's own load of the same files; then the cubes. */
export const lenderBench: Bench = {
  name: 'lender',
  claim: 'All files of a lender are brought in within twice the bare load of the same files.',
  limitName: 'bare load',
  async run({ dir, rows: wanted, runs }) {
    await build()
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
      tell('brought in', ours.at(-1) as number, made.rows, peak())
      tell('put in cubes', await time(() => store.write(fillCubes)), made.rows, peak())
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
