import type { Sql } from '../db/connection.ts'
import { insertRows, takeBack } from './insert_rows.ts'
import { findKnown } from './keys.ts'
import { beginLoad } from './load_file.ts'
import { references, rejectUnknownReferences } from './references.ts'
import { resolvedSql } from './resolve.sql.ts'
import type { StagedFile } from './stage_file.ts'
import type { LoadContext, Staged } from './staged.ts'

/** Rows that one statement appends: it sorts them, and what does not fit in memory goes to disk. */
const MOST_ROWS = 10_000_000

/** The stage of a file that nothing speaks against so far: every record of it is one good row. */
function clean({ scan, all, rejected }: StagedFile): Staged | null {
  const [only] = all
  const isAlone = all.length === 1 && only !== undefined
  if (!isAlone || rejected.count > 0 || only.flawed > 0 || only.entry.order !== undefined) {
    return null
  }
  return only.rows > 0 && only.rows === scan.records ? only : null
}

const givenColumns = ({ entry }: Staged) => Object.keys(entry.columns).sort().join(' ')

/** Whether rows of both may be appended by one statement. */
const alike = (a: Staged, b: Staged) =>
  a.relation.name === b.relation.name && givenColumns(a) === givenColumns(b)

/**
 * Parts files, in their order, into those that may be loaded together: neighbours that bring rows of
 * the same relation and columns, all of them good. Every other file (null: one without a stage) is alone.
 */
export function groupFiles<T extends { staged: StagedFile | null }>(
  files: readonly T[],
  most = MOST_ROWS,
): T[][] {
  const groups: { files: T[]; last: Staged | null; rows: number }[] = []
  for (const file of files) {
    const stage = file.staged && clean(file.staged)
    const open = groups.at(-1)
    if (stage && open?.last && alike(open.last, stage) && open.rows + stage.rows <= most) {
      open.files.push(file)
      open.rows += stage.rows
    } else {
      groups.push({ files: [file], last: stage, rows: stage?.rows ?? 0 })
    }
  }
  return groups.map((group) => group.files)
}

/** The stages of several files as one, whose lines count through all of them. */
async function union(sql: Sql, files: readonly StagedFile[], context: LoadContext) {
  const parts: string[] = []
  let rows = 0
  for (const [i, { all }] of files.entries()) {
    const one = all[0]!
    parts.push(
      `select * exclude (${one.isNumbered ? 'line, ' : ''}rowid), ${one.line('s')} - ${one.firstLine} + ${rows + 1} as line, ${i} as file_no from ${one.stage} as s`,
    )
    rows += one.rows
  }
  const first = files[0]!.all[0]!
  const stage = 'ingest_together'
  await sql.script(
    `create or replace temp view ${stage} as\n${parts.join('\nunion all by name\n')}`,
  )
  const together: Staged = {
    ...first,
    stage,
    rows,
    rejected: { count: 0 },
    isNumbered: true,
    line: (alias) => `${alias}.line`,
    firstLine: 1,
    resolved: resolvedSql(
      { relation: first.relation, table: stage, line: 's.line', fileNo: 's.file_no' },
      context,
    ),
    duplicates: `${stage}_duplicate`,
    known: 0,
  }
  return together
}

/**
 * Loads a group of `groupFiles` by one statement, its files numbered from `sourceFileId` on, where
 * every row is new and names what is known. Else it keeps nothing and returns false: then they are
 * loaded one by one, which tells what is wrong with which row.
 */
export async function loadTogether(
  sql: Sql,
  files: readonly StagedFile[],
  context: LoadContext,
): Promise<boolean> {
  const staged = await union(sql, files, context)
  await beginLoad(sql, [staged], null, context)
  const hasUnresolved = references(staged).some(
    (column) => !staged.resolved.surrogates.has(column.name),
  )
  if (hasUnresolved && (await rejectUnknownReferences(sql, [staged], 0, context)) > 0) return false
  if ((await findKnown(sql, staged)) > 0 || staged.known > 0) return false
  if ((await insertRows(sql, staged, context)) === staged.rows) return true
  await takeBack(sql, staged, context, files.length)
  return false
}
