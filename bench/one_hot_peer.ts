import { quoteIdentifier, quoteLiteral } from '../server/db/identifier.ts'
import { auc } from '../server/stats/auc.ts'
import { stratifiedFolds } from '../server/stats/folds.ts'
import { logistic } from '../server/stats/logistic.ts'
import { withEngine } from './world.ts'

interface Labelled {
  table: string
  target: string
  event: string
}

/**
 * Mean AUC over stratified folds of the usual first try: numbers standardised, words one-hot, a ridge
 * logistic regression. No bins, no choice of columns.
 */
export async function oneHotAuc(
  data: Labelled,
  folds: number,
  seed: number,
  l2: number,
): Promise<number> {
  const { columns, bad } = await read(data)
  const foldOfRow = stratifiedFolds(bad, folds, seed)
  const aucs = Array.from({ length: folds }, (_, fold) => {
    const rows = [...foldOfRow.keys()]
    const train = rows.filter((row) => foldOfRow[row] !== fold)
    const test = rows.filter((row) => foldOfRow[row] === fold)
    const take = (column: Float64Array, at: number[]) => Float64Array.from(at, (i) => column[i]!)
    const good = Uint8Array.from(train, (row) => 1 - bad[row]!)
    const fit = logistic(
      columns.map((column) => take(column, train)),
      good,
      { l2 },
    )
    const scores = test.map((row) =>
      columns.reduce((sum, column, j) => sum + fit.coefficients[j]! * column[row]!, 0),
    )
    const held = test.map((row) => bad[row]!)
    return auc(scores, held)
  })
  return aucs.reduce((sum, one) => sum + one, 0) / folds
}

function read({ table, target, event }: Labelled) {
  return withEngine(async (engine) => {
    const rows = await engine.all<Record<string, unknown>>(
      `select * replace (${quoteIdentifier(target)}::varchar = ${quoteLiteral(event)} as ${quoteIdentifier(target)})
       from read_parquet(${quoteLiteral(table)})`,
    )
    const bad = Uint8Array.from(rows, (row) => Number(row[target]))
    const names = Object.keys(rows[0] ?? {}).filter((name) => name !== target)
    const columns = names.flatMap((name) => encoded(rows.map((row) => row[name])))
    return { columns, bad }
  })
}

function encoded(values: unknown[]): Float64Array[] {
  if (values.every((value) => typeof value !== 'string')) return [standardised(values.map(Number))]
  const levels = [...new Set(values)].sort().slice(1)
  return levels.map((level) => Float64Array.from(values, (value) => Number(value === level)))
}

function standardised(values: number[]): Float64Array {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length
  const spread = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length)
  return Float64Array.from(values, (v) => (spread > 0 ? (v - mean) / spread : 0))
}
