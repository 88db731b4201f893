import type { Parameters } from './parameters.ts'
import { calmChances, type Spell, spellsOf, stressedChances } from './true_pd.ts'

/** Rates of stress are told apart by steps of their logarithm: chances differ by 6% from step to step. */
const STEPS = 16
const LEAST_STEP = -12 * STEPS

/** Chances of default within twelve months, by band (from 1) and statements missed (0 to 4). */
export interface PdTables {
  /** Before any stress, by the monthly rate at which it begins. */
  calm(band: number, hazard: number, missed: number): number
  /** In a spell of stress, by months since it began. */
  stressed(band: number, spell: Spell, age: number, missed: number): number
}

export function makePdTables(world: Parameters): PdTables {
  const hazards = Array.from({ length: -LEAST_STEP + 1 }, (_, i) =>
    Math.exp((LEAST_STEP + i) / STEPS),
  )
  const calm = world.bands.map((_, band) => calmChances(world, band, hazards))
  const keyOf = ({ ramp, spell }: Spell) => ramp * 64 + spell
  const stressed = world.bands.map(
    (_, band) =>
      new Map(
        spellsOf(world).map((spell) => [keyOf(spell), stressedChances(world, band, spell).at(-1)!]),
      ),
  )
  return {
    calm(band, hazard, missed) {
      const step = Math.round(Math.log(hazard) * STEPS)
      return calm[band - 1]![Math.max(LEAST_STEP, Math.min(0, step)) - LEAST_STEP]![missed]!
    },
    stressed: (band, spell, age, missed) => stressed[band - 1]!.get(keyOf(spell))![age]![missed]!,
  }
}
