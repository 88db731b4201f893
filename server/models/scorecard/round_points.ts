import type { Card } from '../document.ts'
import type { Characteristic } from './model.ts'

/** The model with every bin's points a whole multiple of `step`, so that a score can be added up by hand. */
export function roundPoints<M extends Card>(model: M, step: number): M {
  if (!(step > 0 && Number.isFinite(step))) throw new Error(`invalid step; not > 0: ${step}`)
  const round = (points: number) => Math.round(points / step) * step
  const before = model.characteristics.reduce((sum, c) => sum + c.meanPoints, 0)
  const characteristics = model.characteristics.map((c) => rounded(c, round))
  const after = characteristics.reduce((sum, c) => sum + c.meanPoints, 0)
  const basePoints = round(model.basePoints)
  const meanScore = model.meanScore + basePoints - model.basePoints + after - before
  const all = { ...model, characteristics, basePoints, meanScore }
  if (all.kind !== 'additive') return all
  const pairs = all.pairs.map((pair) => {
    const points = pair.points.map((row) => row.map(round))
    const flat = points.flat()
    return { ...pair, points, maxPoints: Math.max(...flat), minPoints: Math.min(...flat) }
  })
  return { ...all, pairs }
}

function rounded(c: Characteristic, round: (points: number) => number): Characteristic {
  const bins = c.bins.map((bin) => ({ ...bin, points: round(bin.points) }))
  const points = bins.map((bin) => bin.points)
  // Counts of bins are whole numbers: the shift of the mean, not the mean, is theirs to tell.
  const rows = bins.reduce((sum, { count }) => sum + count, 0)
  const shift = bins.reduce((sum, bin, i) => sum + bin.count * (bin.points - c.bins[i]!.points), 0)
  return {
    ...c,
    bins,
    pointsUnseen: round(c.pointsUnseen),
    meanPoints: c.meanPoints + (rows > 0 ? shift / rows : 0),
    maxPoints: Math.max(...points),
    minPoints: Math.min(...points),
  }
}
