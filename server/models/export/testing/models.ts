import fc from 'fast-check'
import { fitAdditive } from '../../additive/fit.ts'
import { cardsOf } from '../../cards.ts'
import type { Card, Model } from '../../document.ts'
import type { Linear } from '../../linear/model.ts'
import type { SavedModel } from '../../registry.ts'
import type { Calibration } from '../../scorecard/calibration.ts'
import type { Bin, Characteristic, Scorecard } from '../../scorecard/model.ts'
import type { Value } from '../../scorecard/route.ts'
import { usualScaling } from '../../scorecard/scaling.ts'
import { syntheticTable } from '../../scorecard/synthetic.ts'
import { leavesOf } from '../../segmented/condition.ts'
import type { Segmented } from '../../segmented/model.ts'

const target = { definition: 'late = "1" & <more>\n-- x', horizonMonths: 12, bad: '1', good: '0' }

const bin = (condition: object, points: number): Bin => ({
  ...(condition as { kind: 'missing' }),
  label: '',
  count: 1,
  bad: 0,
  badRate: 0,
  woe: 0,
  points,
})

const characteristic = (
  feature: string,
  type: 'number' | 'category',
  bins: Bin[],
  meanPoints: number,
): Characteristic => ({
  feature,
  label: `${feature}\nlabel`,
  unit: null,
  type,
  beta: 1,
  woeUnseen: 0,
  pointsUnseen: -7.25,
  bins,
  iv: 0,
  trend: 'none',
  meanPoints,
  maxPoints: 0,
  minPoints: 0,
  standardError: 0,
  pValue: 0,
})

const range = (lower: number | null, upper: number | null, points: number) =>
  bin({ kind: 'range', lower, upper }, points)
const values = (of: (string | number)[], points: number) =>
  bin({ kind: 'values', values: of }, points)

/** Names, texts and numbers that are hard to write; a number without ranges, one without missing. */
const odd: Scorecard = {
  kind: 'scorecard',
  version: 1,
  features: [],
  target,
  scaling: usualScaling,
  intercept: 0,
  characteristics: [
    characteristic(
      'score',
      'number',
      [range(null, -1e-7, 1), range(-1e-7, 1e21, 0.1), range(1e21, null, 3)],
      2,
    ),
    characteristic(
      'quo"ted <&> 额度',
      'number',
      [
        range(null, 0, 10),
        range(0, null, 30),
        values([-9, -8], -5),
        values([-8, 0], 12),
        bin({ kind: 'missing' }, 1),
      ],
      25,
    ),
    characteristic('codes', 'number', [values([1, 2], 8), bin({ kind: 'missing' }, 2)], 8),
    characteristic('only', 'number', [range(null, null, 4)], 4),
    characteristic(
      "it's",
      'category',
      [
        values(["o'hare", '"q"', '中文', '🪵', ' ', 'a\nb'], 5),
        values(['', '7'], 9),
        bin({ kind: 'missing' }, -3),
      ],
      8,
    ),
    characteristic('#1', 'category', [values(['x'], 5)], 5),
  ],
  basePoints: 480.5,
  meanScore: 0,
  training: { rows: 10, bads: 2, seed: 1, method: 'test', excluded: [], table: true },
  metrics: {},
}
odd.features = odd.characteristics.map(({ feature }) => feature)

const additive = fitAdditive(syntheticTable(1500, 2), {
  target,
  features: { late: { special: [3] } },
  additive: { bags: 2, maxRounds: 60, pairs: 4, pairBins: 6, maxBins: 16 },
})
additive.training.table = true

const saved = (model: Card): SavedModel<Card> => ({
  modelId: `${model.kind}-2026-11-22-3f2a`,
  name: 'A model\n-- of names',
  createdAt: '2026-11-22T10:00:00Z',
  actor: 'ada',
  model,
})

const learned = { rows: 90, bads: 9, source: 'test', outcome: 'bad', horizonMonths: 12 }

/** The scores are 490, 500, 510, 515, 530 and 540, and that of no value: below, on, between and beyond these knots. */
export const KNOTS = [
  { score: 500, pd: 0.4 },
  { score: 510, pd: 0.1 },
  { score: 530, pd: 0.025 },
]

const calibrated = (calibration: Calibration): SavedModel<Card> =>
  saved({
    ...odd,
    basePoints: 500,
    features: ['x'],
    characteristics: [
      characteristic(
        'x',
        'number',
        [
          range(null, 1, -10),
          range(1, 2, 0),
          range(2, 3, 10),
          range(3, 4, 15),
          range(4, 5, 30),
          range(5, null, 40),
        ],
        0,
      ),
    ],
    calibration,
  })

export const CALIBRATED: readonly SavedModel<Card>[] = [
  calibrated({ method: 'platt', ...learned, intercept: -0.3, slope: 0.8 }),
  calibrated({ method: 'isotonic', ...learned, knots: KNOTS }),
  calibrated({ method: 'isotonic', ...learned, knots: KNOTS.slice(1, 2) }),
]

/** Points that follow a number by the unit, as of a regression trained elsewhere. */
const sloped = saved({
  ...odd,
  features: ['x', "it's"],
  characteristics: [
    characteristic(
      'x',
      'number',
      [
        { ...range(null, 10, 40), slope: 0.5 },
        { ...range(10, null, 70), slope: -0.02 },
        values([-9], -5),
        bin({ kind: 'missing' }, 2.5),
      ],
      45,
    ),
    odd.characteristics[4]!,
  ],
})

export const MODELS: readonly SavedModel<Card>[] = [
  saved(odd),
  saved(additive),
  saved({ ...odd, features: [], characteristics: [] }),
  ...CALIBRATED,
  sloped,
]

const column = (feature: string, type: 'number' | 'category') => ({ feature, type })
const ofX = column('x', 'number')
const ofText = column("it's", 'category')

/** Cards of different widths, one without terms; conditions of every kind, some on columns that no card reads. */
export const SEGMENTED: SavedModel<Segmented> = {
  ...saved(odd),
  modelId: 'segmented-2026-11-22-3f2a',
  model: {
    kind: 'segmented',
    version: 1,
    features: [],
    target,
    scaling: usualScaling,
    meanScore: 500,
    calibration: { method: 'platt', ...learned, intercept: -0.3, slope: 0.8 },
    training: odd.training,
    metrics: {},
    segments: [
      {
        name: 'a "text" 段',
        when: { kind: 'in', values: ["o'hare", '7'], ...ofText },
        ...{ rows: 1, bads: 0, card: sloped.model as Scorecard },
      },
      {
        name: 'none',
        when: {
          kind: 'all',
          parts: [
            { kind: 'missing', expected: true, ...column('segment', 'category') },
            { kind: 'compare', comparator: '<=', value: 10, ...ofX },
            {
              kind: 'any',
              parts: [
                { kind: 'missing', expected: false, ...ofText },
                { kind: 'in', values: [-9, 3], ...ofX },
              ],
            },
          ],
        },
        ...{ rows: 1, bads: 0, card: { ...odd, features: [], characteristics: [] } },
      },
      {
        name: 'beyond',
        when: { kind: 'compare', comparator: '>', value: 1e308, ...ofX },
        ...{ rows: 1, bads: 0, card: CALIBRATED[0]!.model as Scorecard },
      },
      {
        name: 'no number',
        when: { kind: 'missing', expected: true, ...ofX },
        ...{ rows: 1, bads: 0, card: { ...odd, basePoints: 12 } },
      },
      { name: 'left', when: null, rows: 1, bads: 0, card: odd },
    ],
  },
}

/** A model of a continuous target with the columns of the odd scorecard; its points are the parts of a value. */
export const LINEAR: SavedModel<Linear> = {
  modelId: 'linear-2026-11-22-3f2a',
  name: 'Loss & "given" default',
  createdAt: '2026-11-22T10:00:00Z',
  actor: 'ada',
  model: {
    kind: 'linear',
    version: 1,
    features: odd.features,
    target: { definition: 'loss', horizonMonths: null },
    intercept: 0.375,
    characteristics: odd.characteristics.map(({ feature, type, bins, pointsUnseen }) => ({
      feature,
      type,
      beta: 1,
      standardError: 0,
      r2: 0,
      bins: bins.map(({ points, ...one }) => ({ ...one, mean: 0, part: points / 100 })),
      partUnseen: pointsUnseen / 100,
    })),
    training: {
      rows: 10,
      seed: 1,
      method: 'test',
      excluded: [],
      table: true,
      mean: 0.375,
      standardDeviation: 0.1,
      lowest: 0,
      highest: 1,
    },
    metrics: { training: { r2: 0, mae: 0, rmse: 0, spearman: 0 } },
  },
}

/** The doubles next to a number on both sides. */
function neighbours(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigInt64(0)
  return [-1n, 1n].map((step) => {
    view.setBigInt64(0, bits + step)
    return view.getFloat64(0)
  })
}

const NUMBERS = [null, Number.NaN, Infinity, -Infinity, 0, -0, 5e-324, 1e308, -1e308, 3, 2 ** 53]
const TEXTS = [
  null,
  '',
  ' ',
  'own',
  'OWN',
  'never seen',
  "o'hare",
  'null',
  'nan',
  '7',
  '\n',
  'x',
  '中文',
]

/** Rows of a model's features: bounds and their neighbours, listed and unseen values, none, and extremes. */
export function rowsFor({ model }: SavedModel<Model>, count: number): Record<string, Value>[] {
  const axes = [
    ...cardsOf(model).flatMap(({ card }) => [
      ...card.characteristics,
      ...(card.kind === 'additive' ? card.pairs.flatMap((pair) => pair.axes) : []),
    ]),
    ...(model.kind === 'segmented' ? model.segments.flatMap(({ when }) => leavesOf(when)) : []).map(
      (leaf) => ({ ...leaf, bins: leaf.kind === 'in' ? [values(leaf.values, 0)] : [] }),
    ),
  ]
  const known = new Map<string, Set<Value>>()
  const types = new Map<string, string>()
  for (const { feature, type, bins } of axes) {
    const all = known.get(feature) ?? new Set<Value>(type === 'number' ? NUMBERS : TEXTS)
    known.set(feature, all)
    types.set(feature, type)
    for (const one of bins)
      for (const value of one.kind === 'values'
        ? one.values
        : one.kind === 'range'
          ? [one.upper]
          : [])
        for (const near of typeof value === 'number' ? [value, ...neighbours(value)] : [value])
          all.add(near)
  }
  const arbitrary = fc.record(
    Object.fromEntries(
      [...known].map(([feature, all]) => [
        feature,
        types.get(feature) === 'number'
          ? fc.oneof(fc.constantFrom(...all), fc.double({ min: -10, max: 10_000, noNaN: true }))
          : fc.constantFrom(...all),
      ]),
    ),
  )
  return fc.sample(arbitrary, { numRuns: count, seed: 7 }) as Record<string, Value>[]
}
