import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { trainVerb } from '../commands/train.ts'
import { asOfArgs } from '../commands/train_as_of.ts'
import { tableArgs } from '../commands/train_table.ts'
import { trainArgs } from './train_args.ts'
import { checkOptions, flagOf, TRAIN_OPTIONS } from './train_options.ts'

const table = { table: 'a.csv', target: 'bad' }

describe('options of training', () => {
  it('are all in the table, and nothing else is', () => {
    const all = [...Object.keys({ ...trainArgs, ...asOfArgs, ...tableArgs }), 'segments', 'testIds']
    expect(Object.keys(TRAIN_OPTIONS).sort()).toEqual(all.sort())
  })

  it('are those that the command declares', () => {
    const command = new Command()
    trainVerb.declare(command)
    const flags = command.options.map(({ long }) => long?.slice(2))
    expect(Object.keys(TRAIN_OPTIONS).map(flagOf).sort()).toEqual(flags.sort())
  })

  it.each([
    ['selection', 'lasso'],
    ['criterion', 'bic'],
    ['l2', 3],
    ['minIv', 0.1],
    ['maxCorrelation', 0.5],
    ['maxVif', 5],
    ['maxFeatures', 4],
    ['segments', { column: 'a' }],
  ])('%s is refused with kind additive, of a table and of the ledger', (option, value) => {
    const message = `${flagOf(option)}: needs a scorecard, not kind additive`
    const asked = { kind: 'additive', selection: 'lasso', [option]: value }
    if (option !== 'selection') delete (asked as { selection?: string }).selection
    for (const [source, rest] of [
      ['table', table],
      ['ledger', {}],
    ] as const)
      expect(() => checkOptions(source, { ...rest, ...asked })).toThrow(message)
  })

  it.each([
    'event',
    'kind',
    'segments',
    'selection',
    'l2',
    'minIv',
    'maxCorrelation',
    'maxVif',
    'pdo',
    'baseScore',
    'baseOdds',
    'scoreRange',
    'roundTo',
    'calibrate',
    'baseline',
    'cutoff',
    'bins',
    'weights',
    'accepted',
  ])('%s is refused with a continuous target', (option) => {
    expect(() =>
      checkOptions('table', { ...table, targetKind: 'continuous', [option]: 1 }),
    ).toThrow(`${flagOf(option)}: needs a target of two outcomes`)
  })

  it.each([
    'target',
    'targetKind',
    'event',
    'id',
    'drop',
    'special',
    'specialFile',
    'bins',
    'weights',
    'time',
    'group',
    'accepted',
    'rejects',
    'rejectFactor',
    'horizonMonths',
    'save',
  ])('%s is refused without a table', (option) => {
    expect(() => checkOptions('ledger', { [option]: 'x' })).toThrow(
      `${flagOf(option)}: needs a table (--table)`,
    )
  })

  it.each(['name', 'good', 'bad', 'withProtected', 'alsoAmong', 'allowFewBads'])(
    '%s is refused with a table',
    (option) => {
      expect(() => checkOptions('table', { ...table, [option]: 'x' })).toThrow(
        `${flagOf(option)}: needs the ledger`,
      )
    },
  )

  it.each([
    ['criterion', { criterion: 'aic' }, 'a selection of forward'],
    ['criterion', { criterion: 'aic', selection: 'shrink' }, 'a selection of forward'],
    ['cutoff', { cutoff: 600 }, 'the baseline cutoff'],
    ['baseline', { baseline: 'maximum' }, 'a model that is kept (--save)'],
    ['rejects', { rejects: 'fuzzy' }, 'a column that says who was accepted'],
    ['folds', { folds: 4, testIds: 'ids.csv' }, 'folds that are drawn'],
    ['group', { group: 'g', foldColumn: 'f' }, 'folds that are drawn'],
    [
      'score-range',
      { scoreRange: [300, 850], segments: { column: 'a' } },
      'a model without segments',
    ],
  ])('%s is refused where another option takes its effect: %o', (flag, asked, what) => {
    expect(() => checkOptions('table', { ...table, ...asked })).toThrow(`${flag}: needs ${what}`)
  })

  it('takes what has an effect', () => {
    checkOptions('table', { ...table, kind: 'additive', pdo: 20, roundTo: 1, calibrate: 'platt' })
    checkOptions('table', {
      ...table,
      targetKind: 'continuous',
      maxFeatures: 5,
      time: 'm',
      group: 'g',
      save: 'lgd',
    })
    checkOptions('ledger', {
      selection: 'lasso',
      criterion: 'bic',
      baseline: 'cutoff',
      cutoff: 600,
    })
  })
})
