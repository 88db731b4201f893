import type { OutcomeDefinition } from '../ledger/outcome/definition.ts'
import type { Parameters } from './parameters.ts'
import { calmChances, defaultOf, type Spell, stressedChances } from './true_pd.ts'

/** Rates of stress are told apart by steps of their logarithm: chances differ by 6% from step to step. */
const STEPS = 16

/** Chances of default within the window of a definition, by band (from 1) and statements missed. */
export interface PdTables {
  /** Before any stress, by the monthly rate at which it begins. */
  calm(band: number, hazard: number, missed: number): number
  /** In a spell of stress, by days since it began. */
  stressed(band: number, spell: Spell, days: number, missed: number): number
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
export function makePdTables(world: Parameters, definition: OutcomeDefinition): PdTables {
  const rule = defaultOf(definition)
  const calm = world.bands.map((_, band) => {
    const chances = calmChances(world, rule, band)
    return kept((step) => chances(Math.exp(step / STEPS)))
  })
  // Under a month before its first day a spell counts as begun.
  const stressed = world.bands.map((_, band) =>
    kept((key) =>
      stressedChances(
        world,
        rule,
        band,
        { ramp: key >> 20, spell: (key >> 12) & 255 },
        (key & 4095) - 30,
      ),
    ),
  )
  const most = (missed: number) => Math.min(rule.missed, missed)
  return {
    calm: (band, hazard, missed) =>
      calm[band - 1]!(Math.round(Math.log(hazard) * STEPS))[most(missed)]!,
    stressed: (band, { ramp, spell }, days, missed) => {
      // Once it is over nothing changes any more.
      const since = Math.min(days, spell * 30) + 30
      return stressed[band - 1]!((ramp << 20) + (spell << 12) + since)[most(missed)]!
    },
  }
}
