import { RiskError } from '../db/errors.ts'

/** Where a model learns from, and what it is of. */
interface Setting {
  source: 'ledger' | 'table'
  asked: Readonly<Record<string, unknown>>
}

/** What must be so for an option to have an effect. */
type Need = { what: string; met(setting: Setting): boolean }

const given = ({ asked }: Setting, option: string) => asked[option] !== undefined

const ledger: Need = { what: 'the ledger, not a table', met: ({ source }) => source === 'ledger' }
const table: Need = { what: 'a table (--table)', met: ({ source }) => source === 'table' }
const binary: Need = {
  what: 'a target of two outcomes, not a continuous one',
  met: ({ asked }) => asked.targetKind !== 'continuous',
}
const scorecard: Need = {
  what: 'a scorecard, not kind additive',
  met: ({ asked }) => asked.kind !== 'additive',
}
const stepwise: Need = {
  what: 'a selection of forward, backward, stepwise or lasso',
  met: ({ asked }) =>
    given({ source: 'table', asked }, 'selection') && asked.selection !== 'shrink',
}
const saved: Need = {
  what: 'a model that is kept (--save)',
  met: (setting) => setting.source === 'ledger' || given(setting, 'save'),
}
const accepted: Need = {
  what: 'a column that says who was accepted (--accepted)',
  met: (setting) => given(setting, 'accepted'),
}
const drawnFolds: Need = {
  what: 'folds that are drawn, not given by fold-col or test-ids',
  met: (setting) => !given(setting, 'foldColumn') && !given(setting, 'testIds'),
}
const oneScale: Need = {
  what: 'a model without segments, whose cards share one scale (give pdo, base-score and base-odds)',
  met: (setting) => !given(setting, 'segments'),
}
const cutoff: Need = {
  what: 'the baseline cutoff',
  met: ({ asked }) => asked.baseline === 'cutoff',
}

/** Every option of training, and what it needs to have an effect. What is asked for in vain is refused. */
export const TRAIN_OPTIONS: Readonly<Record<string, readonly Need[]>> = {
  // Of either source.
  kind: [binary],
  segments: [binary, scorecard],
  folds: [drawnFolds],
  foldColumn: [],
  testIds: [],
  seed: [],
  maxFeatures: [scorecard],
  selection: [binary, scorecard],
  criterion: [binary, scorecard, stepwise],
  l2: [binary, scorecard],
  minIv: [binary, scorecard],
  maxCorrelation: [binary, scorecard],
  maxVif: [binary, scorecard],
  points: [binary, scorecard],
  pdo: [binary],
  baseScore: [binary],
  baseOdds: [binary],
  scoreRange: [binary, oneScale],
  roundTo: [binary],
  calibrate: [binary],
  baseline: [binary, saved],
  cutoff: [binary, cutoff],
  // Of the ledger.
  name: [ledger],
  good: [ledger],
  bad: [ledger],
  withProtected: [ledger],
  alsoAmong: [ledger],
  allowFewBads: [ledger],
  asOf: [ledger],
  every: [ledger],
  definition: [ledger],
  // Of a table.
  table: [table],
  target: [table],
  targetKind: [table],
  event: [table, binary],
  id: [table],
  drop: [table],
  special: [table],
  specialFile: [table],
  bins: [table, binary],
  weights: [table, binary],
  time: [table],
  group: [table, drawnFolds],
  accepted: [table, binary],
  rejects: [table, binary, accepted],
  rejectFactor: [table, binary, accepted],
  horizonMonths: [table],
  save: [table],
}

/** An option as the command line has it. */
export const flagOf = (option: string) =>
  option === 'foldColumn' ? 'fold-col' : option.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)

/**
 * Throws BAD_REQUEST, naming the option and what it needs, where one is asked for that would have no
 * effect: on the source, the kind of target, the kind of model or the other options.
 */
export function checkOptions(source: Setting['source'], asked: object): void {
  const setting: Setting = { source, asked: asked as Setting['asked'] }
  for (const [option, needs] of Object.entries(TRAIN_OPTIONS)) {
    if (!given(setting, option)) continue
    const lacking = needs.find(({ met }) => !met(setting))
    if (lacking)
      throw new RiskError(
        'BAD_REQUEST',
        `${flagOf(option)}: needs ${lacking.what}: ${JSON.stringify(setting.asked[option])}`,
      )
  }
}
