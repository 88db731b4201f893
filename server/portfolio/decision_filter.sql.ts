import { RiskError } from '../db/errors.ts'
import type { Binder } from './binder.ts'
import { codeWhere, type TextFilter, textWhere } from './text_filter.sql.ts'

type Maybe<T> = T | null | undefined

/** Which decisions of a run. */
export interface DecisionFilter {
  band?: Maybe<TextFilter>
  utilisationBand?: Maybe<TextFilter>
  outcome?: Maybe<TextFilter>
  /** The binding rule. */
  rule?: Maybe<TextFilter>
  /** A customer's source id. */
  customer?: Maybe<string>
  /** A word of CHANGES. */
  change?: Maybe<string>
}

/** Quota less the limit in force; NULL where nothing is quoted. */
export const CHANGE = '(quota - coalesce(current_limit, 0))'

const CHANGES: Record<string, string> = {
  gained: `${CHANGE} > 0`,
  lost: `${CHANGE} < 0`,
  same: `${CHANGE} = 0`,
}

/** The conditions of a filter over `decision`, to be joined by `and`. */
export function decisionWhere(filter: Maybe<DecisionFilter>, bind: Binder): string[] {
  if (!filter) return []
  const where = [
    ...textWhere('band', filter.band, bind),
    ...textWhere('utilisation_band', filter.utilisationBand, bind),
    ...codeWhere('outcome', 'decision', filter.outcome, bind),
    ...textWhere('binding_rule', filter.rule, bind),
  ]
  if (filter.customer)
    where.push(
      `customer_id in (select c.customer_id from customer c where c.source_id = ${bind(filter.customer)})`,
    )
  if (filter.change) {
    const change = CHANGES[filter.change]
    if (change === undefined)
      throw new RiskError(
        'BAD_REQUEST',
        `no change ${filter.change}: there are ${Object.keys(CHANGES).join(', ')}`,
      )
    where.push(change)
  }
  return where
}
