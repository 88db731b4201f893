/**
 * A seeded generator of doubles in [0, 1): mulberry32 (Tommy Ettinger, public domain), 2^32 states.
 * The same seed gives the same sequence on every machine and version; good for folds and synthetic
 * rows, not for secrets. Throws where the seed is not a safe integer.
 */
export function random(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new Error(`invalid seed; not an integer: ${seed}`)
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The array in random order (Fisher and Yates), in place, and returned. */
export function shuffle<T extends { length: number; [i: number]: unknown }>(
  array: T,
  next: () => number,
): T {
  for (let i = array.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const kept = array[i]
    array[i] = array[j]
    array[j] = kept
  }
  return array
}
