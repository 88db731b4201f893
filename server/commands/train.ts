import { resolve } from 'node:path'
import { z } from 'zod'
import type { Effects } from '../effects.ts'
import type { TableReport } from '../models/table_report.ts'
import { train } from '../models/train.run.ts'
import { trainArgs } from '../models/train_args.ts'
import type { ValueReport } from '../models/train_value.run.ts'
import type { TrainingReport } from '../models/training_report.ts'
import { fixed } from './fixed.ts'
import { asOfArgs, asOfOptions, asOfWords, outcomesAsked, showOutcomes } from './train_as_of.ts'
import {
  scorecardOptions,
  scorecardWords,
  segmentsArg,
  segmentsWord,
  showExcluded,
  showFinish,
  showOutOfTime,
  showSegments,
} from './train_scorecard.ts'
import {
  runTable,
  showTable,
  showValue,
  tableArgs,
  tableOptions,
  tableWords,
} from './train_table.ts'
import { storeVerb } from './verb.ts'

const args = z.object({
  ...trainArgs,
  testIds: z.string().optional(),
  ...asOfArgs,
  segments: segmentsArg,
  ...tableArgs,
})

type Args = z.infer<typeof args>

function showLedger(report: TrainingReport): string {
  const { auc } = report
  const interval = auc.ci ? `, 95 % from ${fixed(auc.ci[0])} to ${fixed(auc.ci[1])}` : ''
  return [
    `${report.modelId} (${report.name}): ${report.rows.toLocaleString('en')} rows, ${report.bads.toLocaleString('en')} bad, ${report.candidates} candidate features, ${report.seconds} s`,
    ...showOutcomes(report.outcomes, report.subjects),
    `held back (${report.method}, ${report.heldBackRows.toLocaleString('en')} rows)`,
    `  AUC ${fixed(auc.mean ?? auc.pooled)}, standard error ${fixed(auc.se)}; pooled ${fixed(auc.pooled)}${interval}`,
    `  Gini ${fixed(report.gini)}  KS ${fixed(report.ks)}  Brier ${fixed(report.brier)}  log loss ${fixed(report.logLoss)}`,
    ...report.among.map(
      ({ name, rows, bads, auc: part, se }) =>
        `  among ${name}: AUC ${fixed(part)}, standard error ${fixed(se)} (${rows} rows, ${bads} bad)`,
    ),
    ...showSegments(report),
    'characteristics, by information value',
    ...report.characteristics
      .toSorted((a, b) => b.iv - a.iv)
      .map(
        ({ segment, feature, iv, bins }) =>
          `  ${fixed(iv, 3)}  ${segment === null ? '' : `${segment}: `}${feature} (${bins} bins)`,
      ),
    ...showOutOfTime(report),
    ...showFinish(report),
    ...showExcluded(report),
  ].join('\n')
}

type Report = TrainingReport | TableReport | ValueReport

const isValue = (report: Report): report is ValueReport => report.kind === 'linear'

const isTable = (report: TrainingReport | TableReport): report is TableReport =>
  'candidates' in report && 'events' in report

async function trainOnLedger(asked: Args, effects: Effects): Promise<TrainingReport> {
  const { asOf, every, definition, ...request } = asked
  return train({ ...request, ...(await outcomesAsked({ asOf, every, definition })) }, effects)
}

export const trainVerb = storeVerb({
  name: 'train',
  summary: 'fit a model on the ledger’s outcomes, or on any table; judge it on held-back rows',
  args,
  declare: (command) => {
    command
      .option('--name <name>', 'what people call the model')
      .option('--good <status...>', 'the source’s own words for good, such as A C')
      .option('--bad <status...>', 'the source’s own words for bad, such as B D')
      .option('--folds <n>', 'stratified folds to judge by (5; of a table 3)')
      .option('--fold-col <name>', 'feature or outcome column whose every value is a fold')
      .option('--test-ids <file>', 'source ids, one a line, to hold back')
      .option('--seed <n>', 'the same seed gives the same folds (42)')
      .option('--max-features <n>', 'most characteristics')
      .option('--with-protected <feature...>', 'protected features to offer all the same')
      .option('--also-among <part...>', 'measure apart, such as statement_status_0<=0')
      .option(
        '--baseline <kind>',
        'what reasons hold points against: mean (usual), maximum, neutral or cutoff',
      )
      .option('--cutoff <score>', 'the mean of rows that score there or slightly above it')
      .option('--allow-few-bads', 'train though there are fewer than 30 bads')
    asOfOptions(command)
    scorecardOptions(command)
    tableOptions(command)
  },
  read: (_, { foldCol, testIds, scoreRange, segments, definition, ...options }) => ({
    ...tableWords(options),
    ...asOfWords(definition),
    ...scorecardWords(scoreRange),
    segments: segmentsWord(segments),
    foldColumn: foldCol,
    testIds: testIds === undefined ? undefined : resolve(String(testIds)),
  }),
  run: (asked: Args, effects: Effects): Promise<TrainingReport | TableReport | ValueReport> =>
    asked.table === undefined ? trainOnLedger(asked, effects) : runTable(asked, effects),
  alone: {
    when: ({ table, save }: Args) => table !== undefined && save === undefined,
    run: (request: Args, effects) => runTable(request, effects),
  },
  show: (report) =>
    isValue(report) ? showValue(report) : isTable(report) ? showTable(report) : showLedger(report),
})
