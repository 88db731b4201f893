import fc from 'fast-check'
import { expect, it } from 'vitest'
import { informationMatrix } from './information.ts'
import { newtonTarget, penalised } from './newton_target.ts'
import { nonNegativeMinimum } from './non_negative.ts'
import { random } from './random.ts'

it('the columns left out of the matrix change nothing: the target is that of the whole matrix', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 2, max: 90 }), (seed, n) => {
      const next = random(seed)
      const draw = (length: number) => Float64Array.from({ length }, () => next() - 0.5)
      const x = [new Float64Array(200).fill(1), ...Array.from({ length: n - 1 }, () => draw(200))]
      const p = Float64Array.from({ length: 200 }, () => 0.1 + 0.8 * next())
      const bounded = Uint8Array.from(x, (_, j) => (j === 0 ? 0 : 1))
      // About half stand at their bound.
      const b = draw(n).map((value, j) => (j === 0 ? value : Math.max(0, value)))
      const gradient = draw(n).map((value) => 10 * value)
      const h = penalised(
        informationMatrix(x, p),
        x.map((_, j) => (j > 0 ? 1 : 0)),
      )
      const c = gradient.map((g, i) => b.reduce((sum, bk, k) => sum + h[i * n + k]! * bk, g))
      const whole = nonNegativeMinimum(h, c, bounded)!
      const target = newtonTarget({ x, p, b, gradient, l2: 1, bounded })!
      target.forEach((value, j) => {
        expect(value).toBeCloseTo(whole[j]!, 9)
        if (whole[j] === 0) expect(value).toBe(0)
      })
    }),
    { numRuns: 60 },
  )
})

it('is null where a column repeats another and nothing penalises it', () => {
  const twin = Float64Array.of(1, 2, 3, 5)
  const at = {
    x: [new Float64Array(4).fill(1), twin, twin],
    p: new Float64Array(4).fill(0.5),
    b: new Float64Array(3),
    gradient: Float64Array.of(0, 1, 1),
    l2: 0,
    bounded: new Uint8Array(3),
  }
  expect(newtonTarget(at)).toBeNull()
  expect(newtonTarget({ ...at, l2: 1 })).not.toBeNull()
})
