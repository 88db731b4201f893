import type { Sql } from '../db/connection.ts'
import { type Code, VOCABULARIES } from './codes.ts'

/** Makes the store's code table say what `codes.ts` says. Repeating it changes nothing. */
export async function seedCodes(sql: Sql): Promise<void> {
  const rows = Object.entries(VOCABULARIES).flatMap(([domain, words]) =>
    (words as readonly Code[]).map((word) => ({ domain, ...word })),
  )
  await sql.run(
    `create or replace temp table seed as
     select unnest(from_json($1, '[{"domain":"VARCHAR","code":"SMALLINT","name":"VARCHAR","label":"VARCHAR","labelZh":"VARCHAR"}]'), recursive := true)`,
    [JSON.stringify(rows)],
  )
  await sql.script(`
    begin transaction;
    delete from code;
    insert into code (domain, code, name, label, label_zh)
    select domain, code, name, label, "labelZh" from seed;
    commit;
    drop table seed;
  `)
}
