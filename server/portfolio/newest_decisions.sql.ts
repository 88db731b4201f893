import { decision } from '../quota/tables.ts'
import { columnsOf } from './columns_of.ts'

/** Newest decisions of some customers, of published runs or alone: $1 ids, $2 how many of each. */
export const NEWEST_DECISIONS = `
select ${columnsOf(decision)}
from decision
where customer_id in (select unnest($1::bigint[]))
  and (run_id is null or run_id in (select r.run_id from run as r where r.status = 'published'))
qualify row_number() over (
  partition by customer_id order by decided_at desc, decision_id desc) <= $2
order by customer_id, decided_at desc, decision_id desc`
