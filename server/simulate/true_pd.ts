import type { Parameters } from './parameters.ts'

/** Months in which a customer is seen to default or not. */
const HORIZON = 12
/** Statements missed in a row: the oldest is then over 90 days past due at the month end. */
const DEFAULTED = 4
/** Of repayments that are sent back, those that are not paid again. */
const NOT_AGAIN = 6 / 16

/** How long a spell of stress builds up before payments fail, and how long it lasts, in months. */
export interface Spell {
  ramp: number
  spell: number
}

/** Every spell that may be drawn, as often as it is likely: two bits for the ramp, three for the spell. */
export function spellsOf({ stress }: Parameters): Spell[] {
  const [least, most] = stress.months_before
  return [0, 1, 2, 3].flatMap((i) =>
    Array.from({ length: 8 }, (_, j) => ({
      ramp: least + (i % (most - least + 1)),
      spell: 8 + j,
    })),
  )
}

type Chances = readonly number[]

/** What a month does: the next statement is missed, or met and with it all before. */
function step(world: Parameters, miss: (missed: number) => number, next: Chances): Chances {
  const { eased } = world.forbearance
  return Array.from({ length: DEFAULTED + 1 }, (_, missed) => {
    if (missed === DEFAULTED) return 1
    const after = missed + 1
    const forborne = after === 2 || after === 3 ? eased : 0
    const chance = miss(missed)
    return chance * (forborne + (1 - forborne) * next[after]!) + (1 - chance) * next[0]!
  })
}

const withReturned = (chance: number, returned: number) =>
  chance + (1 - chance) * returned * NOT_AGAIN

const NO_TIME: Chances = [0, 0, 0, 0, 1]

/** Chance to miss without stress. */
const calmly =
  ({ bands, repayment }: Parameters, band: number) =>
  (missed: number) =>
    withReturned(
      missed === 0 ? Math.min(0.5, bands[band]!.miss) : repayment.miss_careless[missed]!,
      repayment.returned,
    )

/**
 * Chances of default of a customer of whom a spell of stress has begun, by months left to look ahead
 * (0 to 12), months since it began (0 to `spell`, at which it is over) and statements missed (0 to 4).
 */
export function stressedChances(
  world: Parameters,
  band: number,
  { ramp, spell }: Spell,
): Chances[][] {
  const { repayment } = world
  const missing = (age: number) => (missed: number) => {
    if (age >= spell) return calmly(world, band)(missed)
    return age >= ramp
      ? withReturned(repayment.miss_failing[missed]!, repayment.returned_failing)
      : withReturned(repayment.miss_early[missed]!, repayment.returned)
  }
  const ages = Array.from({ length: spell + 1 }, (_, age) => age)
  const byMonths: Chances[][] = [ages.map(() => NO_TIME)]
  for (let month = 1; month <= HORIZON; month++) {
    const before = byMonths.at(-1)!
    byMonths.push(ages.map((age) => step(world, missing(age), before[Math.min(spell, age + 1)]!)))
  }
  return byMonths
}

const mean = (all: readonly Chances[]): Chances =>
  NO_TIME.map((_, missed) => all.reduce((sum, one) => sum + one[missed]!, 0) / all.length)

/**
 * Chances of default of customers of a band before any stress, for each monthly rate `hazard` at which
 * it begins, by statements missed (0 to 4).
 */
export function calmChances(
  world: Parameters,
  band: number,
  hazards: readonly number[],
): Chances[] {
  const spells = spellsOf(world).map((spell) => stressedChances(world, band, spell))
  const begun = Array.from({ length: HORIZON }, (_, months) =>
    mean(spells.map((byMonths) => byMonths[months]![0]!)),
  )
  return hazards.map((hazard) => {
    const onset = 1 - Math.exp(-hazard)
    let chances = NO_TIME
    for (let months = 0; months < HORIZON; months++) {
      const still = chances
      const next = still.map((chance, i) => (1 - onset) * chance + onset * begun[months]![i]!)
      chances = step(world, calmly(world, band), next)
    }
    return chances
  })
}
