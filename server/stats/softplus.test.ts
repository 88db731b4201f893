import { expect, it } from 'vitest'
import { softplus } from './softplus.ts'

it('is ln(1 + e^x), where e^x would overflow too', () => {
  expect(softplus(0)).toBeCloseTo(Math.LN2, 15)
  expect(softplus(1)).toBeCloseTo(1.3132616875182228, 15)
  expect(softplus(-40)).toBeCloseTo(4.248354255291589e-18, 30)
  expect(softplus(1000)).toBe(1000)
})
