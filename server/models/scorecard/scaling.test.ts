import fc from 'fast-check'
import { expect, it } from 'vitest'
import { factor, logOddsOfScore, pdOfScore, scoreOfLogOdds, usualScaling } from './scaling.ts'

it('600 points stand for 19 goods to one bad, a PD of 5%', () => {
  expect(scoreOfLogOdds(Math.log(19), usualScaling)).toBe(600)
  expect(pdOfScore(600, usualScaling)).toBeCloseTo(0.05, 12)
})

it('50 points more double the odds', () => {
  expect(pdOfScore(650, usualScaling)).toBeCloseTo(1 / 39, 12)
  expect(scoreOfLogOdds(Math.log(38), usualScaling)).toBeCloseTo(650, 9)
})

it('score and log odds are two names of one thing', () => {
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (logOdds) => {
      const score = scoreOfLogOdds(logOdds, usualScaling)
      expect(logOddsOfScore(score, usualScaling)).toBeCloseTo(logOdds, 9)
      expect(pdOfScore(score, usualScaling)).toBeCloseTo(1 / (1 + Math.exp(logOdds)), 9)
    }),
  )
})

it('refuses a pdo that is not positive', () => {
  expect(() => factor({ ...usualScaling, pdo: 0 })).toThrow('invalid pdo; not > 0: 0')
  expect(() => factor({ ...usualScaling, baseOdds: -1 })).toThrow('invalid baseOdds; not > 0: -1')
})
