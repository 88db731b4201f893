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

/** What a month does: the next statement is missed, or met and with it all before. `miss`: chances by missed before. */
function step({ forbearance }: Parameters, miss: Chances, next: Chances): Chances {
  const after = [0, 0, 0, 0, 1]
  for (let missed = 0; missed < DEFAULTED; missed++) {
    const forborne = missed === 1 || missed === 2 ? forbearance.eased : 0
    const worse = forborne + (1 - forborne) * next[missed + 1]!
    after[missed] = miss[missed]! * worse + (1 - miss[missed]!) * next[0]!
  }
  return after
}

const withReturned = (chances: Chances, returned: number): Chances =>
  chances.map((chance) => chance + (1 - chance) * returned * NOT_AGAIN)

const NO_TIME: Chances = [0, 0, 0, 0, 1]

/** Chances to miss without stress. */
const calmly = ({ bands, repayment }: Parameters, band: number): Chances =>
  withReturned(
    [Math.min(0.5, bands[band]!.miss), ...repayment.miss_careless.slice(1)],
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
  const { miss_failing, miss_early, returned, returned_failing } = world.repayment
  const calm = calmly(world, band)
  const early = withReturned(miss_early, returned)
  const failing = withReturned(miss_failing, returned_failing)
  const missing = (age: number) => (age >= spell ? calm : age >= ramp ? failing : early)
  const ages = Array.from({ length: spell + 1 }, (_, age) => age)
  const byMonths: Chances[][] = [ages.map(() => NO_TIME)]
  for (let month = 1; month <= HORIZON; month++) {
    const before = byMonths.at(-1)!
    byMonths.push(ages.map((age) => step(world, missing(age), before[Math.min(spell, age + 1)]!)))
  }
  return byMonths
}

/**
 * Chances of default of customers of a band before any stress, by the monthly rate `hazard` at which it
 * begins: each by statements missed (0 to 4).
 */
export function calmChances(world: Parameters, band: number): (hazard: number) => Chances {
  const spells = spellsOf(world).map((spell) => stressedChances(world, band, spell))
  const begun = Array.from({ length: HORIZON }, (_, months) =>
    NO_TIME.map(
      (_, missed) =>
        spells.reduce((sum, byMonths) => sum + byMonths[months]![0]![missed]!, 0) / spells.length,
    ),
  )
  const miss = calmly(world, band)
  return (hazard) => {
    const onset = 1 - Math.exp(-hazard)
    let chances = NO_TIME
    for (let months = 0; months < HORIZON; months++) {
      const still = chances
      const next = still.map((chance, i) => (1 - onset) * chance + onset * begun[months]![i]!)
      chances = step(world, miss, next)
    }
    return chances
  }
}
