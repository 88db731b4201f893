import { groupedFolds, stratifiedFolds } from '../../stats/folds.ts'
import type { Table } from './table.ts'

/**
 * Which rows are held back: k stratified folds by seed (the rows of a group in one of them), a given
 * fold per row, or given test rows. `none` holds no row back.
 */
export type Split =
  | { kind: 'folds'; k: number; seed: number; groups?: ArrayLike<number> }
  | { kind: 'given'; folds: ArrayLike<number> }
  | { kind: 'test'; test: ArrayLike<boolean | number> }
  | { kind: 'none' }

/** The fold of each row, -1 where it is never held back, and the folds, ascending. Throws where there is none. */
export function foldsOf(table: Table, split: Split): { foldOfRow: Int32Array; folds: number[] } {
  if (split.kind === 'none')
    return { foldOfRow: new Int32Array(table.bad.length).fill(-1), folds: [] }
  const foldOfRow = foldOfRows(table, split)
  const folds = [...new Set(foldOfRow)].filter((fold) => fold >= 0).sort((a, b) => a - b)
  if (folds.length === 0) throw new Error('no rows held back')
  return { foldOfRow, folds }
}

function foldOfRows(table: Table, split: Exclude<Split, { kind: 'none' }>): Int32Array {
  const rows = table.bad.length
  if (split.kind === 'folds')
    return Int32Array.from(
      split.groups
        ? groupedFolds(table.bad, split.groups, split.k, split.seed)
        : stratifiedFolds(table.bad, split.k, split.seed),
    )
  const given = split.kind === 'given' ? split.folds : split.test
  if (given.length !== rows) throw new Error(`${given.length} folds given for ${rows} rows`)
  return Int32Array.from({ length: rows }, (_, row) =>
    split.kind === 'given' ? split.folds[row]! : split.test[row] ? 0 : -1,
  )
}

/** The rows, ascending, whose fold is wanted. */
export function rowsWhere(foldOfRow: Int32Array, wanted: (fold: number) => boolean): Uint32Array {
  const rows = new Uint32Array(foldOfRow.length)
  let n = 0
  for (let row = 0; row < rows.length; row++) if (wanted(foldOfRow[row]!)) rows[n++] = row
  return rows.slice(0, n)
}

/** How rows were held back, in words. */
export function methodOf(split: Split, folds: number): string {
  if (split.kind === 'folds')
    return `${split.k} stratified folds${split.groups ? ', each subject in one' : ''}, seed ${split.seed}`
  if (split.kind === 'none') return 'no rows'
  return split.kind === 'given' ? `${folds} given folds` : 'given test rows'
}
