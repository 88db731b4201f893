import type { Connection } from '../db/connection.ts'
import type { Parameters } from './parameters.ts'
import { calmChances, spellsOf, stressedChances } from './true_pd.ts'

/** Rates of stress are told apart by steps of their logarithm: chances differ by 6% from step to step. */
const STEPS = 16
const LEAST_STEP = -12 * STEPS

/**
 * Makes the tables that `truth_pd` looks up: `calm_pd` by band, step of the rate of stress and
 * statements missed, `stressed_pd` by band, spell, months since it began and statements missed.
 */
export async function makeTruePd(engine: Connection, world: Parameters): Promise<void> {
  const steps = Array.from({ length: -LEAST_STEP + 1 }, (_, i) => LEAST_STEP + i)
  const hazards = steps.map((step) => Math.exp(step / STEPS))
  const calm = world.bands.flatMap((_, band) =>
    calmChances(world, band, hazards).flatMap((chances, i) =>
      chances.map((chance, missed) => `(${band + 1}, ${steps[i]}, ${missed}, ${chance})`),
    ),
  )
  const drawn = new Map(
    spellsOf(world).map((spell) => [`${spell.ramp} ${spell.spell}`, spell] as const),
  )
  const stressed = world.bands.flatMap((_, band) =>
    [...drawn.values()].flatMap((spell) =>
      stressedChances(world, band, spell)
        .at(-1)!
        .flatMap((chances, age) =>
          chances.map(
            (chance, missed) =>
              `(${band + 1}, ${spell.ramp}, ${spell.spell}, ${age}, ${missed}, ${chance})`,
          ),
        ),
    ),
  )
  await engine.script(`create or replace table calm_pd as
    select * replace (pd::double as pd) from (values ${calm.join(', ')}) as t(band, hazard_step, missed, pd)`)
  await engine.script(`create or replace table stressed_pd as
    select * replace (pd::double as pd) from (values ${stressed.join(', ')}) as t(band, ramp, spell, age, missed, pd)`)
  await engine.script(`create or replace macro step_of_hazard(hazard) as
    greatest(${LEAST_STEP}, least(0, round(ln(hazard) * ${STEPS})))::integer`)
}
