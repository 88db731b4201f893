import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { RiskError } from '../../db/errors.ts'
import { monthsText } from './months_text.ts'

/** Most days of observation at once: each costs a snapshot of every line. */
export const MOST_DAYS = 60

const months = z.int().min(1).max(60)
// What is later than this the ledger takes for written off long ago.
const daysPastDue = z.int().min(0).max(360)
const states = z.array(z.enum(['frozen', 'forborne', 'charged_off', 'fraud']))
const day = z.iso.date()

const document = z
  .strictObject({
    name: z.string().regex(/^[\w-]{1,60}$/, 'letters, digits, _ and - are expected, at most 60'),
    unit: z.literal('facility'),
    observe: z
      .strictObject({
        days: z.array(day).min(1).max(MOST_DAYS).optional(),
        from: day.optional(),
        to: day.optional(),
        every_months: months.optional(),
      })
      .refine(({ days, from, to, every_months }) => !(days && (from ?? to ?? every_months)), {
        message: 'give days, or from, to and every_months, not both',
      }),
    window_months: months,
    material_from: z.number().min(0),
    material_share: z.number().min(0).max(1).optional(),
    bad: z.strictObject({ dpd_over: daysPastDue, states }),
    indeterminate: z.strictObject({ dpd_over: daysPastDue }),
    exclude: z.strictObject({
      months_on_book_under: z.int().min(0).max(60),
      dpd_over: daysPastDue,
      states,
      inactive_months: months.nullable(),
      fraud_within_window: z.boolean(),
      where: z.array(z.string().min(1)).max(20),
    }),
  })
  .superRefine(({ bad, indeterminate, exclude }, context) => {
    for (const [key, part] of Object.entries({ indeterminate, exclude })) {
      if (part.dpd_over > bad.dpd_over)
        context.addIssue({
          code: 'custom',
          path: [key, 'dpd_over'],
          message: `at most that of bad is expected, ${bad.dpd_over}`,
        })
    }
    const already = bad.states.filter((state) => !exclude.states.includes(state))
    if (already.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['exclude', 'states'],
        message: `who is bad on the day is to be excluded, also ${already.join(', ')}`,
      })
  })

/**
 * What is good, bad and neither, of a facility as of a day, and what is not observed: a YAML document.
 * Days past due are whole days, `material_from` an amount in the lender's currency, `material_share` a part of
 * all that is owed, 0 to 1.
 */
export type OutcomeDefinition = z.infer<typeof document>

/** The definition of a YAML text. Throws BAD_REQUEST, naming every value that cannot be, and where in `place` it is. */
export function readDefinition(yaml: string, place = 'definition'): OutcomeDefinition {
  let given: unknown
  try {
    given = parse(yaml)
  } catch (cause) {
    throw new RiskError('BAD_REQUEST', `${place}: not YAML: ${(cause as Error).message}`, { cause })
  }
  const read = document.safeParse(given)
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => {
    const value = path.reduce((part: unknown, key) => Object(part)[key], given)
    const told = value === undefined ? '' : `: ${JSON.stringify(value)}`
    return `${path.join('.') || 'document'}: ${message}${told}`
  })
  throw new RiskError('BAD_REQUEST', `${place}: ${faults.join('; ')}`)
}

const USUAL = new URL('./definitions/default_90.yaml', import.meta.url)

/** The definition where none is given. */
export const usualDefinition = async () => readDefinition(await readFile(USUAL, 'utf8'))

/** Tells definitions apart by what they say, whatever the order of their lines. */
export const digestOf = (definition: OutcomeDefinition) =>
  createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 16)

/** The bad outcome in words, such as "ever over 90 days past due, charged off or forborne within 12 months". */
export function badInWords(definition: OutcomeDefinition): string {
  const { bad, material_from, material_share = 0, window_months } = definition
  const percent = Number((material_share * 100).toPrecision(12))
  const least = [
    ...(material_from > 0 ? [`${material_from} or more`] : []),
    ...(material_share > 0 ? [`${percent}% or more of what is owed`] : []),
  ]
  const overdue = least.length > 0 ? ` with ${least.join(' and ')} overdue` : ''
  const ways = [`over ${bad.dpd_over} days past due${overdue}`, ...bad.states.map(spoken)]
  return `ever ${either(ways)} within ${monthsText(window_months)}`
}

/** The other outcomes in words. */
export function othersInWords(definition: OutcomeDefinition) {
  const { bad, indeterminate, exclude, window_months } = definition
  const { inactive_months: idle, where } = exclude
  const excluded = [
    'closed',
    `under ${monthsText(exclude.months_on_book_under)} on book`,
    `over ${exclude.dpd_over} days past due on the day`,
    ...exclude.states.map(spoken),
    ...(idle === null ? [] : [`nothing posted in ${monthsText(idle)}`]),
    ...(exclude.fraud_within_window ? ['fraud within the window'] : []),
    'a window that was not watched throughout',
    ...where,
  ]
  return {
    indeterminate: `worst over ${indeterminate.dpd_over}, up to ${bad.dpd_over} days past due`,
    good: `worst ${indeterminate.dpd_over} or less over ${window_months} whole months`,
    excluded: excluded.join('; '),
  }
}

const spoken = (state: string) => state.replace('_', ' ')

const either = (ways: readonly string[]) =>
  ways.length < 2 ? ways.join() : `${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`
