import type { Bin } from './model.ts'
import type { Value } from './route.ts'

type Pointed = Pick<Bin, 'points'> & { slope?: number }

/** Points of a value that lies in a bin: the bin's own, and where it has a slope so many more a unit. */
export const pointsAt = ({ points, slope }: Pointed, value: Value): number =>
  slope === undefined ? points : points + slope * Number(value)

/** Whether points follow a number by the unit: only of models trained elsewhere. */
export const isSloped = ({ bins }: { bins: readonly { slope?: number }[] }): boolean =>
  bins.some(({ slope }) => slope !== undefined)
