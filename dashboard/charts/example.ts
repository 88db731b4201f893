import type { Choice } from './chart.ts'

/** A chart with data to look at: the gallery shows it and the golden files keep it. */
export type Example = {
  name: string
  /** Of twelve columns, in the gallery. */
  span?: 3 | 4 | 5 | 6 | 7 | 8 | 12
  note?: string
  draw: (width: number, choice?: ExampleChoice) => Element
}

/** What a reader of the gallery chose, so that choosing can be tried there. */
export type ExampleChoice = Choice & {
  include?: (key: string) => void
  exclude?: (key: string) => void
  clear?: () => void
}

/** A stream of numbers in [0, 1) that is the same every time (mulberry32). */
export function noise(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const forty = 'A merchant with a name of forty letters.'
