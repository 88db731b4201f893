const GOLDEN = 0x9e3779b9

/**
 * 32 bits of which each hangs on all 32 of `x`. Shifts and factors as found by search:
 * https://github.com/skeeto/hash-prospector
 */
export function mix(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return h ^ (h >>> 15)
}

/** What all draws of a customer in a period hang on. `seed` is a whole number of up to 53 bits. */
export function keyOf(seed: number, n: number, period: number): number {
  const customer = mix(mix(n + GOLDEN) ^ (seed | 0))
  return mix(mix(customer + Math.imul(period + 1, GOLDEN)) ^ (seed / 2 ** 32))
}

/**
 * A random number of 32 bits: the same (key, stream) gives the same. Several are cut out of it by
 * `bits`.
 */
export const draw = (key: number, stream: number): number => mix(key + Math.imul(stream, GOLDEN))

/** `width` bits of a drawn number, from bit `first` on, as a whole number from 0. */
export const bits = (drawn: number, first: number, width: number): number =>
  (drawn >>> first) & ((1 << width) - 1)
