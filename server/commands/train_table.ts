import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import type { Settings } from '../config.ts'
import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import type { BaselineAsked } from '../models/describe.ts'
import { parseSpecial } from '../models/special_values.ts'
import type { TableReport } from '../models/table_report.ts'
import { scorecardArgs } from '../models/train_args.ts'
import { trainTable } from '../models/train_table.run.ts'
import { trainValue, type ValueReport } from '../models/train_value.run.ts'
import { fixed } from './fixed.ts'
import {
  segmentsArg,
  showCoefficients,
  showExcluded,
  showFinish,
  showOutOfTime,
  showSegments,
} from './train_scorecard.ts'

const text = z.string().min(1)

/** What `train` takes for a table of a file. */
export const tableArgs = {
  table: text.optional(),
  target: text.optional(),
  event: z.string().optional(),
  id: text.optional(),
  drop: z.array(text).optional(),
  special: z.array(z.union([z.number(), z.string()])).optional(),
  specialFile: text.optional(),
  bins: text.optional(),
  weights: text.optional(),
  time: text.optional(),
  group: text.optional(),
  targetKind: z.enum(['binary', 'continuous']).optional(),
  accepted: text.optional(),
  rejects: z.enum(['fuzzy', 'parcelling', 'cutoff']).optional(),
  rejectFactor: z.coerce.number().positive().optional(),
  horizonMonths: z.coerce.number().int().min(1).optional(),
  save: text.optional(),
}

export const tableOptions = (command: Command) =>
  command
    .option('--table <file>', 'a CSV or Parquet file to learn from; no ledger is needed')
    .option('--target <column>', 'its column with the outcome')
    .option(
      '--target-kind <kind>',
      'binary (usual), or continuous: a loss given default, an amount',
    )
    .option('--event <value>', 'the outcome that is bad (1 of 0 and 1)')
    .option('--id <column>', 'identifies a row; no feature')
    .option('--drop <columns>', 'no features either: a,b')
    .option('--special <values>', 'values with a bin of their own in every column: -9,-8')
    .option('--special-file <file>', 'the same by column, a line each: column,-9,-8')
    .option('--bins <file>', 'how features are binned, in YAML: trends, limits, cuts, groups')
    .option(
      '--accepted <column>',
      'whether a request was accepted; the outcomes of others are guessed',
    )
    .option('--rejects <method>', 'how: fuzzy (usual), parcelling or cutoff')
    .option('--reject-factor <times>', 'odds of bad of the refused beside the accepted (1)')
    .option('--horizon-months <n>', 'within how many months the outcome comes, kept with the model')
    .option('--weights <column>', 'how much each row counts')
    .option('--time <column>', 'when a row was observed; no feature')
    .option('--group <column>', 'rows of one group stay in one fold')
    .option('--save <name>', 'keep the model in the store under this name')

/** The command line’s words as arguments. */
export function tableWords(options: Record<string, unknown>): Record<string, unknown> {
  const { table, drop, special, specialFile, bins, ...rest } = options
  const path = (given: unknown) => (given === undefined ? undefined : resolve(String(given)))
  return {
    ...rest,
    table: path(table),
    drop: drop === undefined ? undefined : names(String(drop)),
    special: special === undefined ? undefined : parseSpecial(String(special)),
    specialFile: path(specialFile),
    bins: path(bins),
  }
}

/** Names parted by commas; one in double quotes may hold a comma. */
const names = (given: string): string[] =>
  [...given.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]+))\s*(?:,|$)/g)]
    .map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare?.trim() ?? '')
    .filter((name) => name !== '')

const parsed = z.object({ ...tableArgs, ...scorecardArgs, segments: segmentsArg })

type TableRequest = z.infer<typeof parsed> &
  BaselineAsked & {
    folds?: number | undefined
    foldColumn?: string | undefined
    testIds?: string | undefined
    seed?: number | undefined
    maxFeatures?: number | undefined
  }

export function runTable(
  { table, target, ...request }: TableRequest,
  effects: Omit<Effects, 'store'> & { store?: Store; settings?: Settings },
): Promise<TableReport | ValueReport> {
  if (table === undefined || target === undefined)
    throw new RiskError('BAD_REQUEST', 'train: a table needs --target, the column with the outcome')
  const { settings } = effects
  const limits = { memoryLimit: settings?.memory_limit, threads: settings?.threads }
  const { targetKind, ...rest } = request
  return targetKind === 'continuous'
    ? trainValue({ ...rest, table, target, limits }, effects)
    : trainTable({ ...rest, table, target, limits }, effects)
}

export function showTable(report: TableReport): string {
  const { auc, seconds } = report
  const whole = (value: number) => value.toLocaleString('en')
  return [
    `${report.modelId ?? report.kind}: ${whole(report.rows)} rows, ${whole(report.events)} events, ${report.candidates} candidate features, ${seconds.elapsed} s, ${whole(report.peakMemoryMb)} MB`,
    report.method === null
      ? 'no row was held back'
      : `held back (${report.method}, ${whole(report.heldBackRows)} rows)`,
    `  AUC ${fixed(auc.mean)}, standard deviation ${fixed(auc.sd)}; pooled ${fixed(auc.pooled)}`,
    `  Gini ${fixed(report.gini)}  KS ${fixed(report.ks)}  Brier ${fixed(report.brier)}  log loss ${fixed(report.logLoss)}`,
    ...showSegments(report),
    'characteristics, by information value',
    ...report.characteristics.map(
      ({ segment, feature, iv, bins, trend }) =>
        `  ${fixed(iv, 3)}  ${segment === null ? '' : `${segment}: `}${feature} (${bins} bins, ${trend})`,
    ),
    ...report.pairs.map(({ name, importance }) => `  ${fixed(importance, 2)} points  ${name}`),
    ...showOutOfTime(report),
    ...showFinish(report),
    ...showCoefficients(report),
    ...showExcluded(report),
    ...report.warnings.map((warning) => `warning: ${warning}`),
  ].join('\n')
}

export function showValue({ metrics, model, ...report }: ValueReport): string {
  return [
    `${report.modelId ?? 'linear scorecard'} of ${report.target}: ${report.rows.toLocaleString('en')} rows, ${report.candidates} candidate features, ${report.seconds.elapsed} s`,
    ...(metrics
      ? [
          `held back (${report.method})`,
          `  R² ${fixed(metrics.r2)}  MAE ${fixed(metrics.mae)}  RMSE ${fixed(metrics.rmse)}  Spearman ${fixed(metrics.spearman)}`,
        ]
      : ['no row was held back']),
    'characteristics, by the variance that their bins explain',
    ...model.characteristics.map(
      ({ feature, r2, bins, beta }) =>
        `  ${fixed(r2, 3)}  ${feature} (${bins.length} bins), coefficient ${fixed(beta, 3)}`,
    ),
    ...showExcluded(model.training),
    ...report.warnings.map((warning) => `warning: ${warning}`),
  ].join('\n')
}
