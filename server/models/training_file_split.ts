import { RiskError } from '../db/errors.ts'
import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import type { Split } from './scorecard/split.ts'

const MOST_FOLDS = 50

type Named = {
  id?: { name: string } | undefined
  group?: { name: string } | undefined
  fold?: { name: string } | undefined
}

/** What is read beside the features to hold rows back, as numbers: a group's hash, a fold's, 1 for a test row. */
export function splitSql(
  { id, group, fold }: Named,
  testIds?: readonly string[],
): Record<string, string> {
  if (fold && testIds) throw new RiskError('BAD_REQUEST', 'give fold-col or test-ids, not both')
  if (testIds && !id)
    throw new RiskError('BAD_REQUEST', 'test-ids: say which column has the ids (--id)')
  // 53 bits of a hash are a number; a row without a group or a fold has none.
  const hashed = (name: string) => {
    const column = quoteIdentifier(name)
    return `case when ${column} is not null then hash(cast(${column} as varchar)) >> 11 end`
  }
  return {
    ...(group && { group: hashed(group.name) }),
    ...(fold && { fold: hashed(fold.name) }),
    ...(testIds &&
      id && {
        test: `(cast(${quoteIdentifier(id.name)} as varchar) in (${testIds.map(quoteLiteral).join(', ')}))::utinyint`,
      }),
  }
}

/** As many folds as both outcomes can fill with two rows to learn from; 1: too few rows to hold any back. */
export function countFolds(
  asked: number,
  { rows, events }: { rows: number; events: number },
  warnings: string[],
): { folds: number } {
  const folds = Math.min(asked, events, rows - events)
  if (folds < 2)
    warnings.push(
      `${events} of ${rows} rows have the event: none can be held back, so nothing is known of how the model does`,
    )
  else if (folds < asked)
    warnings.push(`${folds} folds, not ${asked}: there are no more rows of one outcome`)
  return { folds }
}

/** The split of a table whose columns of `splitSql` were read. Throws BAD_REQUEST for folds or ids it cannot use. */
export function splitFile(
  beside: Record<string, Float64Array>,
  asked: {
    folds: number
    seed: number
    foldColumn?: string | undefined
    testIds?: readonly string[] | undefined
  },
): Split {
  const { group, fold, test } = beside
  if (fold) {
    if (fold.some(Number.isNaN))
      throw new RiskError('BAD_REQUEST', `fold-col: ${asked.foldColumn} is unknown for some rows`)
    const distinct = [...new Set(fold)].sort((a, b) => a - b)
    if (distinct.length < 2 || distinct.length > MOST_FOLDS)
      throw new RiskError(
        'BAD_REQUEST',
        `fold-col: ${asked.foldColumn} has ${distinct.length} values; 2 to ${MOST_FOLDS} make folds`,
      )
    const place = new Map(distinct.map((value, i) => [value, i]))
    return { kind: 'given', folds: Int32Array.from(fold, (value) => place.get(value) as number) }
  }
  if (test) {
    const held = test.reduce((sum, one) => sum + (one === 1 ? 1 : 0), 0)
    if (held === 0 || held === test.length)
      throw new RiskError(
        'BAD_REQUEST',
        `test-ids: ${held} of ${test.length} rows have one of the ids`,
      )
    return { kind: 'test', test: Uint8Array.from(test, (one) => (one === 1 ? 1 : 0)) }
  }
  if (asked.folds < 2) return { kind: 'none' }
  const { folds: k, seed } = asked
  if (!group) return { kind: 'folds', k, seed }
  // Every row without a group is one by itself.
  const groups = group.map((value, row) => (Number.isNaN(value) ? -1 - row : value))
  if (new Set(groups).size < k)
    throw new RiskError(
      'BAD_REQUEST',
      `group: ${new Set(groups).size} groups cannot fill ${k} folds`,
    )
  return { kind: 'folds', k, seed, groups }
}
