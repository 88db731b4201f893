import type { SpendingQuestion } from '../spending.sql.ts'
import type { TextFilter } from '../text_filter.sql.ts'
import type { TransactionFilter } from '../transaction_filter.sql.ts'
import { CUBES, type Cube, HELD_BY_ALL, type Held } from './cubes.ts'

/** Where the answer to a question comes from. */
export interface SpendingPlan {
  /** The cube whose cells are summed; null: transactions are. */
  cube: Cube | null
  /** Why transactions are read; null: they are not. */
  why: string | null
}

/** The smallest cube that holds all a question names, or the fact table, and why. */
export function planSpending(
  question: Pick<SpendingQuestion, 'filter' | 'groupBy' | 'customers'>,
  areFilled = true,
): SpendingPlan {
  if (!areFilled) return { cube: null, why: 'the cubes are being filled' }
  const { filter, groupBy, customers } = question
  const named = [...new Set([...groupBy, ...(filter ? filtered(filter) : [])])]
  const own = named.filter((name) => !HELD_BY_ALL.includes(name))
  const cube = CUBES.find(({ holds }) => own.every((name) => holds.some((held) => held === name)))
  if (!cube) return { cube: null, why: `no cube holds ${own.join(' and ')}` }
  return { cube, why: customers ? 'distinct customers do not add up' : null }
}

/** What a filter asks of a row, as far as not every cube holds it. */
function filtered(filter: TransactionFilter): Held[] {
  const asked: [Held, boolean][] = [
    ['PLACE', asks(filter.place)],
    ['MERCHANT', asks(filter.merchant)],
    ['SIZE', asks(filter.sizeBand)],
    ['HOUR', Boolean(filter.hour)],
    ['CUSTOMER', Boolean(filter.customer)],
    ['AMOUNT', Boolean(filter.amount?.from || filter.amount?.to)],
  ]
  return asked.flatMap(([name, is]) => (is ? [name] : []))
}

const asks = (filter: TextFilter | null | undefined) =>
  Boolean(filter?.in || filter?.notIn || typeof filter?.isNull === 'boolean')
