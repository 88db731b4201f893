import { codeOf } from '../ledger/codes.ts'
import { type Column, FORMAT, type Relation, type RelationName } from './tallystick/format.ts'

/** Column of the ledger's table that a canonical column is kept in; null where it is not kept. */
export const tableColumn = (column: Column): string | null =>
  column.into === undefined ? column.name : column.into

/** The surrogate of a relation that others refer to, and its table. */
export function target(name: RelationName): { table: string; surrogate: string | null } {
  const relation = FORMAT.find((one) => one.name === name)
  if (!relation) throw new Error(`unknown relation: ${name}`)
  return { table: `"${relation.table}"`, surrogate: relation.surrogate ?? null }
}

/** Whose a row is, where it does not say: the owner of what it names, the first that is named. */
const OWNERS: Partial<Record<RelationName, readonly string[]>> = {
  bindings: ['account_id'],
  facilities: ['account_id'],
  transactions: ['account_id', 'facility_id'],
  statements: ['facility_id'],
  outcomes: ['facility_id'],
  coverage: ['account_id', 'facility_id'],
}

const INCOMING = ['refund', 'reversal', 'deposit', 'transfer_in'] as const

const direction = () =>
  `coalesce(s.direction, cast(case when s.kind in (${INCOMING.map((kind) => codeOf('kind', kind)).join(', ')})
    or s.kind = ${codeOf('kind', 'interest')} and s.facility_id is null then 1 else -1 end as smallint))`

/** What a row keeps beside its own columns, and what stands where it says nothing. */
function special(relation: RelationName, column: string, actor: string): string | null {
  if (relation === 'transactions') {
    if (column === 'booked_on') return 'coalesce(s.booked_on, s.occurred_at_day)'
    if (column === 'direction') return direction()
    if (column === 'category')
      return `coalesce(s.category, code_category.category, merchant_category.category, cast(${codeOf('category', 'none')} as smallint))`
  }
  if (relation === 'limit_events' && column === 'actor') return `coalesce(s.actor, ${actor})`
  return null
}

/**
 * The rows of a stage as the ledger keeps them, without surrogate, `recorded_at` and
 * `source_file_id`: ids resolved to surrogates, what is missing taken from what the row names.
 * `line` is SQL for the row's line.
 */
export function resolvedSql(
  relation: Relation,
  stage: string,
  line: string,
  actor: string,
  codeSystem: string,
): { select: string; columns: string[] } {
  const joins: string[] = []
  const values: [name: string, sql: string][] = []
  const owners = OWNERS[relation.name] ?? []
  const resolves = (column: Column) =>
    column.refers !== undefined && target(column.refers).surrogate !== null
  for (const column of relation.columns) {
    const name = tableColumn(column)
    if (name === null) continue
    const ours = special(relation.name, column.name, actor)
    if (ours !== null) {
      values.push([name, ours])
    } else if (resolves(column)) {
      const { table, surrogate } = target(column.refers!)
      const alias = `of_${column.name}`
      joins.push(`left join ${table} as ${alias} on ${alias}.source_id = s.${column.name}`)
      values.push([name, `${alias}.${surrogate}`])
    } else {
      values.push([name, `s.${column.name}`])
    }
  }
  if (owners.length > 0) {
    const own = values.find(([name]) => name === 'customer_id')
    const found = [...(own ? [own[1]] : []), ...owners.map((name) => `of_${name}.customer_id`)]
    const whose = found.length === 1 ? found[0]! : `coalesce(${found.join(', ')})`
    if (own) own[1] = whose
    else values.push(['customer_id', whose])
  }
  if (relation.name === 'transactions') {
    joins.push(
      `left join ingest_category as code_category on code_category.system = '${codeSystem}' and code_category.code = s.category_code`,
      `left join ingest_category as merchant_category on merchant_category.system = '${codeSystem}' and merchant_category.code = of_merchant_id.category_code`,
    )
  }
  return {
    select: `select ${line} as line, ${values.map(([name, sql]) => `${sql} as ${name}`).join(', ')}
from ${stage} as s
${joins.join('\n')}`,
    columns: values.map(([name]) => name),
  }
}
