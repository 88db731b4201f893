import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Additive, PairTerm } from '../additive/model.ts'
import { evaluate } from '../scorecard/evaluate.ts'
import type { Bin, BinCondition, Characteristic } from '../scorecard/model.ts'
import type { Value } from '../scorecard/route.ts'
import { shareBelow, type ValueBands } from '../scorecard/value_bands.ts'
import { type Movable, movements, type Needed } from './places.ts'
import { whatWouldChange } from './what_would_change.ts'

const bin = (condition: BinCondition, points: number, count: number): Bin => ({
  ...condition,
  label: '',
  count,
  bad: 0,
  badRate: 0,
  woe: 0,
  points,
})

const ranges = (edges: number[], points: number[], counts: number[]) =>
  points.map((p, i) =>
    bin({ kind: 'range', lower: edges[i - 1] ?? null, upper: edges[i] ?? null }, p, counts[i]!),
  )

const characteristic = (
  feature: string,
  type: 'number' | 'category',
  bins: Bin[],
): Characteristic => ({
  feature,
  label: feature,
  unit: null,
  type,
  beta: 1,
  woeUnseen: 0,
  pointsUnseen: 0,
  bins,
  iv: 0,
  trend: 'none',
  meanPoints: 0,
  maxPoints: 0,
  minPoints: 0,
  standardError: 0,
  pValue: 0,
})

const additive = (characteristics: Characteristic[], pairs: PairTerm[] = []): Additive => ({
  kind: 'additive',
  version: 1,
  features: characteristics.map((c) => c.feature),
  target: { definition: 'test', horizonMonths: null, bad: 'bad', good: 'good' },
  scaling: { pdo: 50, baseScore: 600, baseOdds: 19 },
  intercept: 0,
  characteristics,
  pairs,
  basePoints: 500,
  meanScore: 500,
  training: { rows: 10, bads: 1, seed: 1, method: 'test', excluded: [] },
  metrics: {},
})

const use = characteristic('use', 'number', [
  ...ranges([0.3, 0.6, 0.9], [40, 20, 0, -30], [40, 30, 20, 10]),
  bin({ kind: 'missing' }, -5, 25),
])
const late = characteristic('late', 'number', ranges([1, 2], [25, -10, -50], [80, 15, 5]))
const home = characteristic('home', 'category', [
  bin({ kind: 'values', values: ['own'] }, 15, 60),
  bin({ kind: 'values', values: ['rent', 'free'] }, -15, 40),
])
const card = additive([use, late, home])
const freely = () => 'either' as const

const ask = (
  row: Record<string, Value>,
  target: number,
  limit = 3,
  movableOf = freely as (f: string) => Movable,
) => whatWouldChange(card, row, { target, limit, ways: 3, movableOf })

describe('what would change a score', () => {
  it('is nothing where the score is reached already', () => {
    expect(ask({ use: 0.1, late: 0, home: 'own' }, 580)).toEqual({
      score: 580,
      ways: [],
      closest: null,
      proven: true,
    })
  })

  it('counts a number by the share of rows between the middles of its places, a text by the share elsewhere', () => {
    // use: middles of 40, 30, 20 and 10 rows of 100: 0.20, 0.55, 0.80, 0.95
    const [ofUse, ofLate, ofHome] = movements(card, { use: 0.7, late: 0, home: 'rent' }, freely)
    expect(ofUse!.places.map(({ shift }) => shift)).toEqual(
      [0.6, 0.25, 0.15].map((shift) => expect.closeTo(shift, 12)),
    )
    expect(ofLate!.places.map(({ shift }) => shift)).toEqual(
      [0.475, 0.575].map((shift) => expect.closeTo(shift, 12)),
    )
    expect(ofHome!.places).toMatchObject([
      { needed: { kind: 'values', values: ['own'] }, points: 15, shift: 0.4 },
    ])
  })

  it('gives the cheapest way first, each without one of those before as a part of it', () => {
    const { score, ways } = ask({ use: 0.7, late: 1, home: 'rent' }, 510)
    expect(score).toBe(475)
    expect(
      ways.map(({ changes, cost, score }) => [
        changes.map(({ feature }) => feature),
        Number(cost.toFixed(9)),
        score,
      ]),
    ).toEqual([
      // late from 1 to 0: middles 0.875 and 0.4, and 35 points are just enough
      [['late'], 0.475, 510],
      [['use'], 0.6, 515],
    ])
  })

  it('says a number as far as it may go, and what is not needed is not asked', () => {
    const [way] = ask({ use: 0.95, late: 0, home: 'own' }, 555).ways
    expect(way!.changes).toEqual([
      {
        feature: 'use',
        needed: { kind: 'range', lower: null, upper: 0.6 },
        points: 50,
        shift: expect.closeTo(0.4, 12),
      },
    ])
  })

  it('never moves what cannot move, and only one way what moves one way', () => {
    const row = { use: 0.7, late: 1, home: 'rent' }
    const only = (movable: Record<string, Movable>) =>
      ask(row, 510, 3, (feature) => movable[feature] ?? 'either').ways.map(({ changes }) =>
        changes.map(({ feature }) => feature).join(),
      )
    expect(only({ late: 'never' })).toEqual(['use'])
    expect(only({ late: 'up', use: 'down' })).toEqual(['use'])
    expect(only({ late: 'down', use: 'up', home: 'never' })).toEqual(['late'])
  })

  it('offers no way to missing or to a special value, and a way out of missing', () => {
    const coded = additive([
      characteristic('months', 'number', [
        bin({ kind: 'values', values: [-9] }, 90, 10),
        ...ranges([6], [-20, 10], [50, 40]),
        bin({ kind: 'missing' }, 80, 10),
      ]),
    ])
    const of = (months: number | null) =>
      whatWouldChange(coded, { months }, { target: 505, limit: 1, ways: 3, movableOf: freely }).ways
    expect(of(3).map(({ changes }) => changes[0]!.needed)).toEqual([
      { kind: 'range', lower: 6, upper: null },
    ])
    expect(ask({ use: null, late: 0, home: 'own' }, 560).ways[0]!.changes[0]).toMatchObject({
      feature: 'use',
      needed: { kind: 'range', lower: null, upper: 0.3 },
    })
  })

  it('gives the closest score where none of the allowed changes reaches the target', () => {
    const { ways, closest } = ask({ use: 0.95, late: 2, home: 'rent' }, 900, 2)
    expect(ways).toEqual([])
    expect(closest).toMatchObject({ score: 550 })
    expect(closest!.changes.map(({ feature }) => feature)).toEqual(['use', 'late'])
  })
})

const sloped = (feature: string, bins: Bin[], bands: ValueBands) => ({
  ...characteristic(feature, 'number', bins),
  bands,
})
const tenths = (least: number, most: number): ValueBands => ({
  ...{ least, most },
  edges: Array.from({ length: 9 }, (_, i) => least + ((most - least) * (i + 1)) / 10),
  counts: new Array(10).fill(10),
  points: new Array(10).fill(0),
})

describe('what would change a score whose points follow a value by the unit', () => {
  /** A point for every 100 of income, from 0 to 10,000 evenly. */
  const income = sloped(
    'income',
    [
      { ...bin({ kind: 'range', lower: null, upper: null }, 5, 100), slope: 0.01 },
      bin({ kind: 'missing' }, -5, 0),
    ],
    tenths(0, 10_000),
  )
  const own = additive([income, late])
  const of = (
    row: Record<string, Value>,
    target: number,
    movableOf = freely as (f: string) => Movable,
  ) => whatWouldChange(own, row, { target, limit: 2, ways: 3, movableOf })

  it('is the value that gives what is missing, by division, and as far as the share of rows up to it', () => {
    // 500 + 5 + 20 + 25; 15 points more are 1,500 of income more.
    const { score, ways } = of({ income: 2000, late: 0 }, 565)
    expect(score).toBe(550)
    expect(ways).toEqual([
      {
        changes: [
          {
            feature: 'income',
            needed: { kind: 'range', lower: expect.closeTo(3500, 6), upper: null },
            points: expect.closeTo(15, 9),
            shift: expect.closeTo(0.15, 9),
          },
        ],
        score: 565,
        pd: expect.any(Number),
        cost: expect.closeTo(0.15, 9),
      },
    ])
  })

  it('gives what another change leaves to be done', () => {
    // 500 + 95 - 10; of the 40 points more 35 by late, 0.475 away, and 5 by 500 of income.
    const [way] = of({ income: 9000, late: 1 }, 625).ways
    expect(way!.cost).toBeCloseTo(0.525, 9)
    expect(way!.changes.map(({ needed }) => needed)).toEqual([
      { kind: 'range', lower: expect.closeTo(9500, 6), upper: null },
      { kind: 'range', lower: null, upper: 1 },
    ])
  })

  it('goes no further than rows had it, only as it may move, and from not known to anywhere', () => {
    expect(of({ income: 2000, late: 0 }, 700)).toMatchObject({ ways: [], closest: { score: 630 } })
    for (const movable of ['down', 'never'] as const)
      expect(of({ income: 2000, late: 0 }, 565, () => movable).ways).toEqual([])
    // Of all rows a tenth have less.
    expect(of({ income: null, late: 0 }, 540).ways[0]).toMatchObject({
      cost: expect.closeTo(0.1, 9),
      changes: [{ needed: { lower: expect.closeTo(1000, 6), upper: null } }],
    })
  })

  it('is refused where the model does not tell how its values lay', () => {
    const { bands, ...untold } = income
    const asked = { target: 565, limit: 1, ways: 1 }
    const ask = (movableOf: (feature: string) => Movable) =>
      whatWouldChange(additive([untold, late]), { income: 1, late: 0 }, { ...asked, movableOf })
    expect(() => ask(freely)).toThrow('import it again')
    expect(ask(() => 'never')).toMatchObject({ ways: [], closest: null })
  })

  it('is never dearer than what a grid of values finds, and leads where it says', () => {
    const tenth = fc.integer({ min: -20, max: 20 }).map((n) => n / 2)
    const slopes = (feature: string) =>
      fc
        .tuple(tenth, tenth, tenth, tenth, fc.integer({ min: 1, max: 9 }))
        .map(([a, b, c, d, cut]) =>
          sloped(
            feature,
            [
              { ...bin({ kind: 'range', lower: null, upper: cut }, a, 10), slope: c / 4 },
              { ...bin({ kind: 'range', lower: cut, upper: null }, b, 10), slope: d / 4 },
              bin({ kind: 'values', values: [3] }, 99, 1),
            ],
            { least: 0, most: 10, edges: [1, 4], counts: [5, 10, 5], points: [0, 0, 0] },
          ),
        )
    const value = fc.integer({ min: 0, max: 40 }).map((n) => (n === 12 ? 11 : n) / 4)
    fc.assert(
      fc.property(
        slopes('a'),
        slopes('b'),
        texts('c'),
        value,
        value,
        fc.integer({ min: 1, max: 25 }),
        (a, b, c, ofA, ofB, need) => {
          const model = additive([a, b, c])
          const row = { a: ofA, b: ofB, c: 'x' }
          const target = evaluate(model, row).score + need
          const { ways, closest } = whatWouldChange(model, row, {
            target,
            limit: 3,
            ways: 1,
            movableOf: freely,
          })
          const grid = Array.from({ length: 41 }, (_, i) => i / 4).filter((one) => one !== 3)
          let [cheapest, most] = [Number.POSITIVE_INFINITY, 0]
          const [ofC] = movements(model, row, freely).slice(2)
          const texts = [
            { text: 'x', shift: 0 },
            ...ofC!.places.map(({ needed, shift }) => ({ text: inside(needed), shift })),
          ]
          for (const toA of [ofA, ...grid])
            for (const toB of [ofB, ...grid])
              for (const { text, shift } of texts) {
                const { score } = evaluate(model, { a: toA, b: toB, c: text })
                const far = (one: typeof a, from: number, to: number) =>
                  Math.abs(shareBelow(one.bands, to) - shareBelow(one.bands, from))
                if (score >= target)
                  cheapest = Math.min(cheapest, far(a, ofA, toA) + far(b, ofB, toB) + shift)
                most = Math.max(most, score)
              }
          if (Number.isFinite(cheapest)) expect(ways[0]!.cost).toBeLessThanOrEqual(cheapest + 1e-9)
          for (const { changes, score } of [...ways, ...(closest ? [closest] : [])]) {
            const changed = Object.fromEntries(
              changes.map(({ feature, needed }) => [feature, within(needed)]),
            )
            expect(evaluate(model, { ...row, ...changed }).score).toBeGreaterThanOrEqual(
              score - 1e-6,
            )
          }
          for (const { score } of ways) expect(score).toBeGreaterThanOrEqual(target - 1e-9)
          if (ways.length === 0) expect(closest?.score ?? most).toBeGreaterThanOrEqual(most - 1e-9)
        },
      ),
      { numRuns: 150 },
    )
  })
})

/** A value that is needed: the one that gives least, apart from the listed 3. */
const within = (needed: Needed): Value => {
  if (needed.kind === 'values') return needed.values[0]
  const { lower, upper } = needed
  if (lower === null) return upper === null ? 5 : upper - 1e-9
  return lower === 3 ? 3 + 1e-9 : lower
}

const small = fc.integer({ min: -12, max: 12 })
const numbers = (feature: string) =>
  fc
    .record({
      edges: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 }),
      points: fc.array(small, { minLength: 4, maxLength: 4 }),
      counts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
    })
    .map(({ edges, points, counts }) =>
      characteristic(feature, 'number', [
        ...ranges(edges.sort(), points.slice(0, edges.length + 1), counts),
        bin({ kind: 'missing' }, points[0]! - 1, 3),
      ]),
    )
const texts = (feature: string) =>
  fc.tuple(small, small, small).map((points) =>
    characteristic(
      feature,
      'category',
      ['x', 'y', 'z'].map((text, i) => bin({ kind: 'values', values: [text] }, points[i]!, i + 1)),
    ),
  )
const pairOf = (first: string, second: string) =>
  fc.tuple(fc.integer({ min: 1, max: 5 }), fc.array(small, { minLength: 6, maxLength: 6 })).map(
    ([edge, cells]): PairTerm => ({
      name: `${first} × ${second}`,
      axes: [
        {
          feature: first,
          type: 'number',
          bins: [
            { kind: 'range', lower: null, upper: edge + 0.5 },
            { kind: 'range', lower: edge + 0.5, upper: null },
          ],
        },
        {
          feature: second,
          type: 'category',
          bins: [
            { kind: 'values', values: ['x'] },
            { kind: 'values', values: ['y', 'z'] },
          ],
        },
      ],
      points: [cells.slice(0, 2), cells.slice(2, 4)],
      errors: [],
      meanPoints: 0,
      maxPoints: 0,
      minPoints: 0,
      importance: 0,
    }),
  )

const generated = fc
  .tuple(
    numbers('a'),
    numbers('b'),
    texts('c'),
    numbers('d'),
    pairOf('a', 'c'),
    pairOf('b', 'c'),
    fc.record({
      a: fc.integer({ min: -1, max: 6 }),
      b: fc.option(fc.integer({ min: -1, max: 6 })),
      c: fc.constantFrom('x', 'y', 'z', null),
      d: fc.integer({ min: -1, max: 6 }),
    }),
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom<Movable>('never', 'up', 'down', 'either'),
  )
  .map(([a, b, c, d, first, second, row, need, limit, movable]) => ({
    model: additive([a, b, c, d], [first, second]),
    row: row as Record<string, Value>,
    need,
    limit,
    movableOf: (feature: string): Movable => (feature === 'a' ? movable : 'either'),
  }))

const inside = (needed: Needed): Value =>
  needed.kind === 'values'
    ? needed.values[0]
    : (needed.lower ?? (needed.upper === null ? 0 : needed.upper - 1e-6))

/** Every set of places, tried one by one and scored by the reference evaluation. */
function bruteForce({
  model,
  row,
  need,
  limit,
  movableOf,
}: typeof generated extends fc.Arbitrary<infer T> ? T : never) {
  const { score } = evaluate(model, row)
  const all = movements(model, row, movableOf)
  let [cheapest, most] = [Number.POSITIVE_INFINITY, score]
  const visit = (m: number, values: Record<string, Value>, used: number, cost: number) => {
    if (m === all.length) {
      const reached = evaluate(model, values).score
      if (used > 0) most = Math.max(most, reached)
      if (reached >= score + need - 1e-9) cheapest = Math.min(cheapest, cost)
      return
    }
    visit(m + 1, values, used, cost)
    if (used === limit) return
    const { feature, places } = all[m]!
    for (const { needed, shift } of places)
      visit(m + 1, { ...values, [feature]: inside(needed) }, used + 1, cost + shift)
  }
  visit(0, row, 0, 0)
  return { cheapest, most }
}

describe('the search', () => {
  it('finds what trying everything finds: the least cost, or the highest score', () => {
    fc.assert(
      fc.property(generated, (given) => {
        const { model, row, need, limit, movableOf } = given
        const target = evaluate(model, row).score + need
        const { ways, closest, proven } = whatWouldChange(model, row, {
          target,
          limit,
          ways: 3,
          movableOf,
        })
        const { cheapest, most } = bruteForce(given)
        expect(proven).toBe(true)
        if (Number.isFinite(cheapest)) expect(ways[0]!.cost).toBeCloseTo(cheapest, 9)
        else {
          expect(ways).toEqual([])
          expect(closest?.score ?? evaluate(model, row).score).toBeCloseTo(most, 9)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('a way leads where it says: the changed row scores at least its score, which is at least the target', () => {
    fc.assert(
      fc.property(generated, ({ model, row, need, limit, movableOf }) => {
        const target = evaluate(model, row).score + need
        const { ways } = whatWouldChange(model, row, { target, limit, ways: 3, movableOf })
        for (const { changes, score } of ways) {
          const changed = Object.fromEntries(
            changes.map(({ feature, needed }) => [feature, inside(needed)]),
          )
          expect(evaluate(model, { ...row, ...changed }).score).toBeGreaterThanOrEqual(score - 1e-9)
          expect(score).toBeGreaterThanOrEqual(target - 1e-9)
          expect(changes.length).toBeLessThanOrEqual(limit)
        }
      }),
      { numRuns: 150 },
    )
  })
})
