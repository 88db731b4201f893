import type { Sql } from '../db/connection.ts'
import { explainRows } from '../models/imported/explain_rows.ts'
import type { Imported } from '../models/imported/model.ts'
import { openOnnx } from '../models/imported/runtime.ts'
import { readValues } from '../models/imported_values.run.ts'
import type { FactType } from './facts.ts'
import { storedFactsSql } from './replay.sql.ts'

/** Rows written by one statement. */
const SLICE = 20_000

/**
 * Scores decisions again from their stored facts by an imported model, into the temporary table `into`:
 * subject_id, score, pd, reasons.
 */
export async function rescoreImported(
  sql: Sql,
  model: Imported,
  asked: {
    decisions: string
    facts: readonly FactType[]
    into: string
    signal: AbortSignal | undefined
  },
): Promise<void> {
  const { decisions, facts, into, signal } = asked
  await sql.script(
    `create or replace temp table ${into} (subject_id bigint, score double, pd double, reasons varchar[])`,
  )
  const stored = `(${storedFactsSql(decisions, facts)})`
  const { subjects, columns } = await readValues(sql, model, stored, [])
  const session = await openOnnx(Buffer.from(model.file, 'base64'), model.fileName)
  try {
    const { score, pd, reasons } = await explainRows(session, model, columns, subjects.length, () =>
      signal?.throwIfAborted(),
    )
    for (let start = 0; start < subjects.length; start += SLICE)
      await sql.run(
        `insert into ${into}
         select unnest(from_json($1, '["BIGINT"]')), unnest(from_json($2, '["DOUBLE"]')),
           unnest(from_json($3, '["DOUBLE"]')), unnest(from_json($4, '[["VARCHAR"]]'))`,
        [subjects, score, pd, reasons].map((values) =>
          JSON.stringify(values.slice(start, start + SLICE)),
        ),
      )
  } finally {
    await session.release()
  }
}
