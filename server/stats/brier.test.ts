import { describe, expect, it } from 'vitest'
import { brier } from './brier.ts'
import { logLoss } from './log_loss.ts'

describe('brier', () => {
  it('is the mean squared difference of PD and outcome', () => {
    expect(brier([0.1, 0.4, 0.8], [0, 0, 1])).toBeCloseTo((0.01 + 0.16 + 0.04) / 3, 12)
    expect(brier([0, 1], [0, 1])).toBe(0)
  })

  it('refuses lengths that differ', () => {
    expect(() => brier([0.1], [])).toThrow('1 PDs for 0 outcomes')
  })
})

describe('logLoss', () => {
  it('is the mean negative log of the likelihood of what happened', () => {
    expect(logLoss([0.5, 0.5], [0, 1])).toBeCloseTo(Math.LN2, 12)
    expect(logLoss([0.1, 0.8], [0, 1])).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8)) / 2, 12)
  })

  it('stays finite where a certain PD is wrong', () => {
    expect(logLoss([0], [1])).toBeCloseTo(-Math.log(1e-15), 9)
  })
})
