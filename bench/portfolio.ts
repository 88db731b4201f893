import { join } from 'node:path'
import pino from 'pino'
import { DEMONSTRATION } from '../server/commands/simulate.ts'
import type { Store } from '../server/db/store.ts'
import { ingest } from '../server/ingest/run.ts'
import { keepMonths } from '../server/ledger/kept/keep_months.ts'
import { openTallystick } from '../server/open_store.ts'
import { simulate } from '../server/simulate/simulate.ts'
import { type Bench, median, time } from './harness.ts'

/** Transactions a customer of the demonstration lender makes in all its months. */
const PER_CUSTOMER = 140

/** Every relation that asks how facilities stood; $day: the first day that was not observed. */
const RELATIONS: Readonly<Record<string, string>> = {
  vintage: "vintage($day, $now, 24, 90, 'opening', 'month')",
  rollRate: 'roll_rate($day, $now, 12)',
  cycleRollRate: 'cycle_roll_rate($day, $now, 12)',
  flowRate: 'flow_rate($day, $now, 12)',
  utilisation: 'utilisation($day, $now, 12)',
  firstPaymentDefault: 'first_payment_default($day, $now, 24, 30)',
  expectedLoss: 'expected_loss($day, $now)',
  lossAllowance: 'loss_allowance($day, $now)',
  movers: "movers($day, $now, $day - 31, 'worsened', 20)",
  stageMigration: 'stage_migration($day, $now, $day - 31)',
  rollForward: 'roll_forward($day, $now, $day - 31)',
  bustOutWatch: 'bust_out_watch($day, $now)',
  contribution: 'contribution($day, $now, 90)',
  merchantBoard: 'merchant_board($day, $now, 30)',
}

async function keptLender(dir: string, rows: number): Promise<Store> {
  const effects = { progress: () => undefined, signal: new AbortController().signal }
  const customers = Math.max(50, Math.round(rows / PER_CUSTOMER))
  await simulate({ ...DEMONSTRATION, customers, out: join(dir, 'files') }, effects)
  const store = await openTallystick({ dir: join(dir, 'store') })
  const log = pino({ level: 'silent' })
  await ingest(
    { source: 'tally', paths: [join(dir, 'files')], actor: 'bench' },
    { ...effects, store, log, now: () => new Date() },
  )
  const filled = await time(() => keepMonths({ ...effects, store }))
  console.error(`        keeping the months: ${filled.toFixed(1)} s`)
  return store
}

/** CPU seconds, user and system, of this process while `work` ran. */
async function cpu(work: () => Promise<unknown>): Promise<number> {
  const since = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

/** Each portfolio relation that asks for balances, beside a bare scan of the balances that are kept. */
export const portfolioBench: Bench = {
  name: 'portfolio',
  claim:
    'Every question about how facilities stood, the slowest of them counted, takes at most one second of CPU over a lender of 20,000 customers and 36 months (2.8 million transactions).',
  limitName: 'bare scan of the kept balances',
  async run({ dir, rows, runs }) {
    const store = await keptLender(dir, rows)
    try {
      const counted = await store.read.first<{ n: number; day: string }>(
        'select count(*) as n, (select max(observed_until)::varchar from coverage) as day from balance_kept',
      )
      const filledIn = (relation: string) =>
        `from ${relation.replaceAll('$day', `date '${counted!.day}'`).replaceAll('$now', 'now()::timestamp')}`
      const scan = () =>
        store.read.all(
          'select max(owed_on), sum(receivable), max(dpd), max(stage) from balance_kept',
        )
      const ours: number[] = []
      const limit: number[] = []
      for (let i = -1; i < runs; i++) {
        const all: [string, number][] = []
        for (const [name, relation] of Object.entries(RELATIONS)) {
          all.push([name, await cpu(() => store.read.arrays(filledIn(relation)))])
        }
        const bare = await cpu(scan)
        if (i < 0) continue
        ours.push(Math.max(...all.map(([, seconds]) => seconds)))
        limit.push(bare)
        if (i === runs - 1)
          console.error(
            `        CPU s: ${all.map(([name, seconds]) => `${name} ${seconds.toFixed(2)}`).join(', ')}`,
          )
      }
      return { ours, limit, rows: counted!.n }
    } finally {
      await store.close()
    }
  },
  met: (finding) => median(finding.ours) <= 1,
}
