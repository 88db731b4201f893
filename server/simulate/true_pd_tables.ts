import type { Parameters } from './parameters.ts'
import { calmChances, type Spell, stressedChances } from './true_pd.ts'

/** Rates of stress are told apart by steps of their logarithm: chances differ by 6% from step to step. */
const STEPS = 16

/** Chances of default within twelve months, by band (from 1) and statements missed (0 to 4). */
export interface PdTables {
  /** Before any stress, by the monthly rate at which it begins. */
  calm(band: number, hazard: number, missed: number): number
  /** In a spell of stress, by months since it began. */
  stressed(band: number, spell: Spell, age: number, missed: number): number
}

function kept<V>(make: (key: number) => V): (key: number) => V {
  const known = new Map<number, V>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      value = make(key)
      known.set(key, value)
    }
    return value
  }
}

/** Each chance is reckoned when it is first asked for. */
export function makePdTables(world: Parameters): PdTables {
  const calm = world.bands.map((_, band) => {
    const chances = calmChances(world, band)
    return kept((step) => chances(Math.exp(step / STEPS)))
  })
  const stressed = world.bands.map((_, band) =>
    kept((key) => stressedChances(world, band, { ramp: key >> 8, spell: key & 255 }).at(-1)!),
  )
  return {
    calm: (band, hazard, missed) => calm[band - 1]!(Math.round(Math.log(hazard) * STEPS))[missed]!,
    stressed: (band, { ramp, spell }, age, missed) =>
      stressed[band - 1]!((ramp << 8) + spell)[age]![missed]!,
  }
}
