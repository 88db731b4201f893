import { greatest, least } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import type { WaterfallOptions } from './options.ts'

/** The nearest band edge on each side of the score, where it is near enough to show. */
export const nearEdges = (
  levels: readonly number[],
  { edges = [] }: WaterfallOptions,
  narrow: boolean,
) => {
  const score = levels.at(-1)!
  const [low, high] = [Math.min(...levels), Math.max(...levels)]
  // An edge far off would squeeze the points together: it stays out of the picture.
  const far = Math.max(20, high - low) * 0.4
  const above = least(
    edges.filter(({ at }) => at > score),
    ({ at }) => at,
  )
  const below = greatest(
    edges.filter(({ at }) => at <= score),
    ({ at }) => at,
  )
  const wanted = narrow && above ? [above] : [below, above]
  return wanted
    .filter((edge) => edge !== undefined)
    .filter(({ at }) => at > low - far && at < high + far)
}

/** Levels and edges, with pixels to spare for the labels beside the bars and the band names. */
export const scaleOf = (
  levels: readonly number[],
  edges: readonly number[],
  [from, to]: [number, number],
) => {
  const [low, high] = [Math.min(...levels), Math.max(...levels)]
  const span = Math.max(20, Math.max(high, ...edges) - Math.min(low, ...edges))
  const perPixel = span / Math.max(40, to - from - 100)
  const domain = [
    Math.min(low - 62 * perPixel, ...edges.map((at) => at - 12 * perPixel)),
    Math.max(high + 38 * perPixel, ...edges.map((at) => at + 52 * perPixel)),
  ]
  return scaleLinear(domain, [from, to])
}
