import type { Characteristic } from '../models/scorecard/model.ts'

/** Shortfalls a word of 64 bits holds; its sign bit stays clear, and so does the one that a carry needs. */
export const WORD = 62

/** Where each shortfall of a card stands among all of them. */
export interface Places {
  /** Names of the words that hold them all: `word0` has the worst 62, `word1` the next. */
  words: string[]
  /** The feature at each place, the largest shortfall first. */
  features: string[]
  /** One number a word: the bit of these points' place, and zero in the other words; all zero for no shortfall. */
  bitsOf(characteristic: Characteristic, points: number): bigint[]
}

/**
 * A card has finitely many shortfalls (points below a characteristic's baseline), so their order is
 * settled here once and not row by row: largest first, equal ones by feature name.
 */
export function places(
  characteristics: readonly Characteristic[],
  baseline: readonly number[],
): Places {
  const shortfalls = characteristics
    .flatMap((c, i) =>
      [...new Set([...c.bins.map((bin) => bin.points), c.pointsUnseen])]
        .map((points) => ({ feature: c.feature, points, shortfall: baseline[i]! - points }))
        .filter(({ shortfall }) => shortfall > 0),
    )
    .sort((a, b) => b.shortfall - a.shortfall || (a.feature < b.feature ? -1 : 1))
  const placeOf = new Map(shortfalls.map(({ feature, points }, at) => [key(feature, points), at]))
  const count = Math.ceil(shortfalls.length / WORD)
  return {
    words: Array.from({ length: count }, (_, w) => `word${w}`),
    features: shortfalls.map(({ feature }) => feature),
    bitsOf: ({ feature }, points) => {
      const place = placeOf.get(key(feature, points))
      return Array.from({ length: count }, (_, w) =>
        place !== undefined && Math.floor(place / WORD) === w ? 1n << BigInt(place % WORD) : 0n,
      )
    },
  }
}

const key = (feature: string, points: number) => `${points} ${feature}`
