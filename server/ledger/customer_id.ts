import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'

/** The store's id of a customer, by the source's. Throws NOT_FOUND, naming one that there is not. */
export async function customerIdOf(sql: Sql, sourceId: string): Promise<number> {
  const found = await sql.first<{ id: number }>(
    'select customer_id as id from customer where source_id = $1',
    [sourceId],
  )
  if (!found) throw new RiskError('NOT_FOUND', `there is no customer ${sourceId}`)
  return found.id
}
