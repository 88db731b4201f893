import type { Sql } from '../db/connection.ts'

/** A change someone made: what, to which thing, by whom, when. `detail` is kept as JSON. */
export interface Change {
  at: Date
  actor: string
  action: string
  subject: string
  detail?: object
}

/** Writes the change down. Call it with the `sql` of the change's own transaction, inside `store.write`. */
export async function recordAudit(sql: Sql, change: Change): Promise<void> {
  await sql.run(
    `insert into audit_event (event_id, "at", actor, action, subject, detail)
     select coalesce(max(event_id), 0) + 1, $1, $2, $3, $4, $5 from audit_event`,
    [change.at, change.actor, change.action, change.subject, JSON.stringify(change.detail ?? {})],
  )
}
