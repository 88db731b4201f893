import { describe, expect, it } from 'vitest'
import type { Bin, BinCondition, Characteristic } from './model.ts'
import { binOf } from './route.ts'

const bin = (condition: BinCondition): Bin => ({
  ...condition,
  label: '',
  count: 1,
  bad: 0,
  badRate: 0,
  woe: 0,
  points: 0,
})

function characteristic(type: 'number' | 'category', conditions: BinCondition[]): Characteristic {
  return {
    feature: 'x',
    label: 'x',
    unit: null,
    type,
    beta: 1,
    woeUnseen: 0,
    pointsUnseen: 0,
    bins: conditions.map(bin),
    iv: 0,
    trend: 'none',
    meanPoints: 0,
    maxPoints: 0,
    minPoints: 0,
    standardError: 1,
    pValue: 1,
  }
}

describe('binOf a number', () => {
  const x = characteristic('number', [
    { kind: 'range', lower: null, upper: 0 },
    { kind: 'range', lower: 0, upper: 10 },
    { kind: 'range', lower: 10, upper: null },
    { kind: 'values', values: [-999] },
    { kind: 'missing' },
  ])

  it('takes a lower bound in and an upper bound out', () => {
    expect([-0.1, 0, 9.99, 10].map((v) => binOf(x, v))).toEqual([0, 1, 1, 2])
  })

  it('lets the special value win over the range it lies in', () => {
    expect(binOf(x, -999)).toBe(3)
    expect(binOf(x, -998)).toBe(0)
  })

  it('sends null, undefined and NaN to missing, infinities to the open ranges, -0 with 0', () => {
    expect([null, undefined, Number.NaN].map((v) => binOf(x, v))).toEqual([4, 4, 4])
    expect(binOf(x, Number.NEGATIVE_INFINITY)).toBe(0)
    expect(binOf(x, Number.POSITIVE_INFINITY)).toBe(2)
    expect(binOf(x, -0)).toBe(1)
    expect(binOf(x, 12n)).toBe(2)
  })

  it('finds no bin for null where training saw none', () => {
    expect(
      binOf(characteristic('number', [{ kind: 'range', lower: null, upper: null }]), null),
    ).toBe(-1)
  })

  it('refuses a text and names it', () => {
    expect(() => binOf(x, 'lots')).toThrow('invalid value of x; not a number or null: "lots"')
  })
})

describe('binOf a category', () => {
  const x = characteristic('category', [
    { kind: 'values', values: ['a', ''] },
    { kind: 'values', values: ['7'] },
    { kind: 'missing' },
  ])

  it('compares text exactly; what no bin lists is unseen', () => {
    expect(['a', '', '7', 'A', ' a'].map((v) => binOf(x, v))).toEqual([0, 0, 1, -1, -1])
  })

  it('reads a number as its shortest decimal text', () => {
    expect(binOf(x, 7)).toBe(1)
    expect(binOf(x, 7n)).toBe(1)
    expect(binOf(x, 7.5)).toBe(-1)
  })

  it('sends null and NaN to missing', () => {
    expect(binOf(x, null)).toBe(2)
    expect(binOf(x, Number.NaN)).toBe(2)
  })
})
