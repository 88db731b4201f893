import { toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import type { IntervalRow } from '../../charts/intervals/intervals.ts'
import { shortMoney } from '../../format/money.ts'
import { exact } from '../../format/number.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { w } from './words.ts'

/** What the treated did beyond those held out, as the server measures it. */
export type Uplift = {
  treated: number
  treatedTaken: number
  treatedRate: number | null
  heldOut: number
  heldOutTaken: number
  heldOutRate: number | null
  uplift: number | null
  upliftLower: number | null
  upliftUpper: number | null
  profit: string
  valuePerTreated: string | null
}

/** A row of the chart: the difference, its interval, whom it is told of, and its worth. */
export function upliftRow(key: string, name: string, measures: Uplift): IntervalRow {
  const worth = toNumber(measures.valuePerTreated)
  const language = locale.value
  return {
    key,
    name,
    note: say(w.against, {
      n: exact(measures.treated, 0, language),
      m: exact(measures.heldOut, 0, language),
    }),
    value: measures.uplift,
    lower: measures.upliftLower,
    upper: measures.upliftUpper,
    ...(worth === null ? {} : { worth: shortMoney(worth, currency.value, language) }),
  }
}

/** The same as columns of a table, and its cells. */
export const upliftColumns = () => [
  { name: say(w.treated), number: true },
  { name: say(w.rate), number: true },
  { name: say(w.heldOut), number: true },
  { name: say(w.heldRate), number: true },
  { name: 'uplift', number: true },
  { name: '95% −', number: true },
  { name: '95% +', number: true },
  { name: say(w.value), number: true },
]

export const upliftCells = (measures: Uplift | null) => [
  measures?.treated ?? null,
  measures?.treatedRate ?? null,
  measures?.heldOut ?? null,
  measures?.heldOutRate ?? null,
  measures?.uplift ?? null,
  measures?.upliftLower ?? null,
  measures?.upliftUpper ?? null,
  measures?.valuePerTreated ?? null,
]
