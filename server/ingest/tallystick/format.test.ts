import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import * as acceptance from '../../ledger/acceptance/tables.ts'
import * as application from '../../ledger/application/tables.ts'
import * as bureau from '../../ledger/bureau/tables.ts'
import * as campaign from '../../ledger/campaign/tables.ts'
import * as ledger from '../../ledger/tables.ts'
import { tableColumn } from '../resolve.sql.ts'
import { FORMAT } from './format.ts'
import { formatDocument } from './format_document.ts'
import { RELATION_NAMES } from './relation.ts'

const DOCUMENT = fileURLToPath(new URL('../FORMAT.md', import.meta.url))

describe('the format', () => {
  it('has every relation once, in the order files are loaded', () => {
    expect(FORMAT.map((relation) => relation.name)).toEqual(RELATION_NAMES)
  })

  it('is documented as the code has it', async () => {
    if (process.env.UPDATE_FORMAT) {
      const { writeFile } = await import('node:fs/promises')
      await writeFile(DOCUMENT, formatDocument())
    }
    expect(await readFile(DOCUMENT, 'utf8')).toBe(formatDocument())
  })

  it.each(FORMAT.filter((relation) => relation.name !== 'lender'))(
    'fills every column of the ledger that $name must have',
    (relation) => {
      const table = Object.values({
        ...ledger,
        ...acceptance,
        ...application,
        ...bureau,
        ...campaign,
      }).find((one) => is(one, PgTable) && getTableName(one) === relation.table) as PgTable
      const columns = Object.values(getTableColumns(table))
      const filled = relation.columns.map(tableColumn)
      for (const name of filled) {
        if (name !== null) expect(columns.map((column) => column.name)).toContain(name)
      }
      const ours = [
        relation.surrogate,
        'recorded_at',
        'source_file_id',
        'customer_id',
        'booked_on',
        'direction',
        'category',
        'actor',
      ]
      for (const column of columns.filter((one) => one.notNull)) {
        expect([...filled, ...ours]).toContain(column.name)
      }
    },
  )

  it('names keys among its columns, and refers to relations that come before', () => {
    for (const relation of FORMAT) {
      for (const name of relation.key) {
        expect(relation.columns.map((column) => column.name)).toContain(name)
      }
      for (const { refers } of relation.columns) {
        if (refers) {
          expect(RELATION_NAMES.indexOf(refers)).toBeLessThan(RELATION_NAMES.indexOf(relation.name))
        }
      }
    }
  })
})
