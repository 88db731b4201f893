import { describe, expect, it } from 'vitest'
import { woe } from '../../stats/woe.ts'
import { binColumn } from './bin_column.ts'
import type { Slot } from './prebin.ts'

const counts = (good: number[], bad: number[]) => ({
  good: Float64Array.from(good),
  bad: Float64Array.from(bad),
})
const level = (value: string): Slot => ({ kind: 'level', value })

describe('binColumn', () => {
  it('merges neighbouring ranges and keeps missing apart, its WoE over all rows', () => {
    const slots: Slot[] = [
      { kind: 'range', lower: null, upper: 1 },
      { kind: 'range', lower: 1, upper: 2 },
      { kind: 'range', lower: 2, upper: null },
      { kind: 'missing' },
    ]
    const { bins, binOfSlot, trend } = binColumn(slots, counts([80, 80, 60, 30], [20, 20, 40, 20]))
    expect(bins.map((bin) => bin.condition)).toEqual([
      { kind: 'range', lower: null, upper: 2 },
      { kind: 'range', lower: 2, upper: null },
      { kind: 'missing' },
    ])
    expect(binOfSlot).toEqual([0, 0, 1, 2])
    expect(trend).toBe('ascending')
    expect(bins[2]!.woe).toBeCloseTo(woe(30, 20, 250, 100), 12)
  })

  it('orders categories by bad rate before it merges, so WoE rises', () => {
    const slots = [level('safe'), level('risky'), level('as risky'), level('middling')]
    const { bins } = binColumn(slots, counts([95, 50, 50, 80], [5, 50, 50, 20]))
    expect(bins.map((bin) => bin.condition)).toEqual([
      { kind: 'values', values: ['risky', 'as risky'] },
      { kind: 'values', values: ['middling'] },
      { kind: 'values', values: ['safe'] },
    ])
    const woes = bins.map((bin) => bin.woe)
    expect(woes).toEqual([...woes].sort((a, b) => a - b))
  })

  it('gives an unseen category the WoE of the rare ones, and 0 where there are none', () => {
    const slots: Slot[] = [level('a'), level('b'), { kind: 'rare', values: ['c', 'd'] }]
    const rare = binColumn(slots, counts([90, 60, 10], [10, 40, 30]))
    expect(rare.woeUnseen).toBeCloseTo(woe(10, 30, 160, 80), 12)
    expect(binColumn(slots.slice(0, 2), counts([90, 60], [10, 40])).woeUnseen).toBe(0)
  })

  it('draws the WoE of a thin missing bin towards 0 and keeps its counts', () => {
    const slots: Slot[] = [
      { kind: 'range', lower: null, upper: 1 },
      { kind: 'range', lower: 1, upper: null },
      { kind: 'missing' },
    ]
    const thin = counts([90, 60, 0], [10, 38, 2])
    const plain = binColumn(slots, thin).bins[2]!
    const drawn = binColumn(slots, thin, { thinRows: 10 }).bins[2]!
    expect(drawn).toMatchObject({ good: 0, bad: 2 })
    expect(drawn.woe).toBeCloseTo(woe(7.5, 4.5, 150, 50), 12)
    expect(drawn.woe).toBeGreaterThan(plain.woe)
    expect(drawn.woe).toBeLessThan(0)
  })
})
