import { expect, it } from 'vitest'
import { random, shuffle } from './random.ts'

it('gives the same sequence for the same seed, on every machine', () => {
  const next = random(1)
  expect([next(), next(), next()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ])
})

it('draws evenly from [0, 1)', () => {
  const next = random(7)
  const tenths = new Array(10).fill(0)
  for (let i = 0; i < 100_000; i++) tenths[Math.floor(next() * 10)]++
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})

it('refuses a seed that is not an integer and names it', () => {
  expect(() => random(0.5)).toThrow('invalid seed; not an integer: 0.5')
})

it('shuffles to every order equally often', () => {
  const next = random(3)
  const counts = new Map<string, number>()
  for (let i = 0; i < 6000; i++) {
    const order = shuffle([1, 2, 3], next).join()
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(6)
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})
