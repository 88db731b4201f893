import { decision } from '../quota/tables.ts'
import { columnsOf } from './columns_of.ts'

/** Newest decisions of some customers, of those that count: $1 ids, $2 how many of each. */
export const NEWEST_DECISIONS = `
select ${columnsOf(decision)}
from counted_decision
where customer_id in (select unnest($1::bigint[]))
qualify row_number() over (
  partition by customer_id order by decided_at desc, decision_id desc) <= $2
order by customer_id, decided_at desc, decision_id desc`
