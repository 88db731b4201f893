import type { OutcomeDefinition } from '../ledger/outcome/definition.ts'
import { monthsOfStress } from './life/customer.ts'
import { DUE_DAYS } from './life/line.ts'
import type { Parameters } from './parameters.ts'
import { MEAN_MONTH } from './period.ts'

/** A default as it comes about in steps of a month. */
export interface Default {
  /** Statements missed in a row that make one. */
  missed: number
  /** Months in which a customer is seen to default or not. */
  months: number
  /** Whether a forbearance is one too. */
  isForborne: boolean
}

/** Days past due at the close of a line that has missed so many statements in a row. */
const lateAfter = (missed: number) => missed * MEAN_MONTH + 1 - DUE_DAYS

/** The default of a written definition. */
export const defaultOf = ({ bad, window_months }: OutcomeDefinition): Default => ({
  missed: Math.floor((bad.dpd_over + DUE_DAYS - 1) / MEAN_MONTH) + 1,
  months: window_months,
  isForborne: bad.states.includes('forborne'),
})

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
function step(
  { forbearance }: Parameters,
  { missed: enough, isForborne }: Default,
  miss: Chances,
  next: Chances,
): Chances {
  const [from, to] = forbearance.dpd
  return next.map((_, missed) => {
    if (missed === enough) return 1
    const late = lateAfter(missed + 1)
    const forborne = isForborne && late >= from && late <= to ? forbearance.eased : 0
    const chance = miss[Math.min(missed, miss.length - 1)]!
    const worse = forborne + (1 - forborne) * next[missed + 1]!
    return chance * worse + (1 - chance) * next[0]!
  })
}

const withReturned = (chances: Chances, returned: number, again: number): Chances =>
  chances.map((chance) => chance + (1 - chance) * returned * (1 - again))

/** No time is left: only who is in default is. */
const noTime = ({ missed }: Default): Chances => [...Array<number>(missed).fill(0), 1]

/** Chances to miss without stress. */
const calmly = ({ bands, repayment }: Parameters, band: number): Chances =>
  withReturned(
    [Math.min(0.5, bands[band]!.miss), ...repayment.miss_careless.slice(1)],
    repayment.returned,
    repayment.again,
  )

/**
 * Chances of default within so many months of a customer of whom a spell of stress began `days` before the
 * next period opens, by statements missed.
 */
export function stressedChances(
  world: Parameters,
  rule: Default,
  band: number,
  { ramp, spell }: Spell,
  days: number,
  within = rule.months,
): Chances {
  const { miss_failing, miss_early, returned, returned_failing, again } = world.repayment
  const calm = calmly(world, band)
  const early = withReturned(miss_early, returned, again)
  const failing = withReturned(miss_failing, returned_failing, again)
  let chances = noTime(rule)
  for (let month = within - 1; month >= 0; month--) {
    const age = monthsOfStress(days + month * MEAN_MONTH)
    chances = step(world, rule, age >= spell ? calm : age >= ramp ? failing : early, chances)
  }
  return chances
}

/** A spell counts as begun from a month before its first day on: the middle of that month. */
const JUST_BEGUN = -15

/**
 * Chances of default of customers of a band before any stress, by the monthly rate `hazard` at which it
 * begins: each by statements missed.
 */
export function calmChances(
  world: Parameters,
  rule: Default,
  band: number,
): (hazard: number) => Chances {
  const spells = spellsOf(world)
  const begun = Array.from({ length: rule.months }, (_, months) => {
    const each = spells.map((spell) =>
      stressedChances(world, rule, band, spell, JUST_BEGUN, months),
    )
    return noTime(rule).map(
      (_, missed) => each.reduce((sum, chances) => sum + chances[missed]!, 0) / spells.length,
    )
  })
  const miss = calmly(world, band)
  return (hazard) => {
    const onset = 1 - Math.exp(-hazard)
    return begun.reduce((still, then) => {
      const next = still.map((chance, i) => (1 - onset) * chance + onset * then[i]!)
      return step(world, rule, miss, next)
    }, noTime(rule))
  }
}
