import { join } from 'node:path'
import type { Sql } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import { VOCABULARIES } from '../ledger/codes.ts'
import { REFERENCE } from '../paths.ts'

/** Creates the temporary table `ingest_category`: the category of each code of the code system. */
export async function loadCategories(sql: Sql, codeSystem: 'mcc' | 'none'): Promise<void> {
  const file = quoteLiteral(join(REFERENCE, 'mcc_categories.csv'))
  const words = VOCABULARIES.category.map(({ name, code }) => `(${quoteLiteral(name)}, ${code})`)
  await sql.script(`create or replace temp table ingest_category as
with span as (
  from read_csv(${file}, header = true, auto_detect = false, delim = ',', columns = {'first': 'INTEGER', 'last': 'INTEGER', 'category': 'VARCHAR'})
),
word(name, code) as (values ${words.join(', ')})
select lpad(mcc::varchar, 4, '0') as code, word.code::smallint as category
from (select unnest(range(first, last + 1)) as mcc, category from span)
join word on word.name = category
where ${codeSystem === 'mcc'}`)
}
