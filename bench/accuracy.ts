import { fileURLToPath } from 'node:url'
import pino from 'pino'
import type { TableReport } from '../server/models/table_report.ts'
import { trainTable } from '../server/models/train_table.run.ts'
import { type Bench, mean } from './harness.ts'
import { oneHotAuc } from './one_hot_peer.ts'

const DATA = fileURLToPath(new URL('../../shared/data/', import.meta.url))
const UCI = {
  table: `${DATA}uci_taiwan_default/default_of_credit_card_clients.parquet`,
  target: 'default.payment.next.month',
  id: 'ID',
}
const UCI_TEST = `${DATA}uci_taiwan_default/splits/test_ids.csv`
const GERMAN = {
  table: `${DATA}german_credit/statlog_german_credit.parquet`,
  target: 'class',
  event: '2',
}
const SEEDS = [42, 43, 44, 45, 46]

const effects = {
  progress: () => undefined,
  log: pino({ level: 'silent' }),
  signal: new AbortController().signal,
  now: () => new Date(),
  actor: 'bench',
}

/** What training on a table took and came to, beside the AUC. */
function tell({ seconds, peakMemoryMb, gini, ks, brier }: TableReport): void {
  const figures = [gini, ks, brier].map((figure) => figure?.toFixed(4) ?? 'none')
  const times = Object.entries(seconds).map(([part, s]) => `${part} ${s.toFixed(2)} s`)
  console.error(
    `        gini ${figures[0]}, KS ${figures[1]}, Brier ${figures[2]}; ${times.join(', ')}; ${Math.round(peakMemoryMb)} MB`,
  )
}

async function aucOf(options: Parameters<typeof trainTable>[0]): Promise<number> {
  const report = await trainTable(options, effects)
  tell(report)
  return report.auc.mean as number
}

const accuracyBench = (
  bench: Pick<Bench, 'name' | 'claim' | 'limitName'> & {
    table: { table: string }
    rows: number
    least: number
    ours: () => Promise<number[]>
    limit: () => Promise<number[]>
  },
): Bench => ({
  name: bench.name,
  claim: bench.claim,
  limitName: bench.limitName,
  unit: 'AUC',
  needs: bench.table.table,
  run: async () => ({ ours: await bench.ours(), limit: await bench.limit(), rows: bench.rows }),
  met: ({ ours, limit }) => mean(ours) >= mean(limit) - bench.least,
})

export const accuracyUciSplit = accuracyBench({
  name: 'accuracy-uci-split',
  claim:
    'A scorecard of the raw UCI columns reaches .762 on the given test rows; the best library .7660.',
  limitName: 'target',
  table: UCI,
  rows: 7_500,
  least: 0,
  ours: async () => [await aucOf({ ...UCI, testIds: UCI_TEST })],
  limit: async () => [0.762],
})

export const accuracyUci = accuracyBench({
  name: 'accuracy-uci',
  claim: 'A scorecard of the raw UCI columns reaches .770 on three folds (seed 42).',
  limitName: 'target',
  table: UCI,
  rows: 30_000,
  least: 0,
  ours: async () => [await aucOf({ ...UCI, folds: 3, seed: 42 })],
  limit: async () => [0.77],
})

/** EBM's figures: interpret-core's defaults on these folds, measured once. */
export const accuracyUciAdditive = accuracyBench({
  name: 'accuracy-uci-additive',
  claim: 'An additive model is within .002 of EBM’s default on three folds of UCI (seed 42).',
  limitName: 'EBM on these folds',
  table: UCI,
  rows: 30_000,
  least: 0.002,
  ours: async () => [await aucOf({ ...UCI, kind: 'additive', folds: 3, seed: 42 })],
  limit: async () => [0.7823],
})

export const accuracyGerman = accuracyBench({
  name: 'accuracy-german',
  claim:
    'A scorecard of German credit reaches a one-hot logistic regression, 5 x 2 folds (seeds 42 to 46).',
  limitName: 'logistic regression, the better of l2 1 and 10',
  table: GERMAN,
  rows: 1_000,
  least: 0,
  ours: () => each((seed) => aucOf({ ...GERMAN, folds: 2, seed })),
  limit: async () => {
    const peers = [1, 10].map((l2) => each((seed) => oneHotAuc(GERMAN, 2, seed, l2)))
    return (await Promise.all(peers)).reduce((a, b) => (mean(a) > mean(b) ? a : b))
  },
})

export const accuracyGermanAdditive = accuracyBench({
  name: 'accuracy-german-additive',
  claim: 'An additive model is within .002 of EBM’s default on three folds of German (seed 42).',
  limitName: 'EBM on these folds',
  table: GERMAN,
  rows: 1_000,
  least: 0.002,
  ours: async () => [await aucOf({ ...GERMAN, kind: 'additive', folds: 3, seed: 42 })],
  limit: async () => [0.7908],
})

async function each(aucOfSeed: (seed: number) => Promise<number>): Promise<number[]> {
  const found: number[] = []
  for (const seed of SEEDS) found.push(await aucOfSeed(seed))
  return found
}
