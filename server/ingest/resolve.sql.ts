import { quoteLiteral } from '../db/identifier.ts'
import { codeOf } from '../ledger/codes.ts'
import { type Column, type Relation, type RelationName, relationOf } from './tallystick/format.ts'

/** What resolving needs to know of a load. */
export interface ResolveContext {
  source: string
  zone: string
}

/** The rows of a stage `s` as the ledger keeps them. */
export interface Resolved {
  /** `select line, <columns> from <stage> as s <joins>`, to which a `where` may be added. */
  select: string
  /** Columns of the ledger's table, without its surrogate, `recorded_at` and `source_file_id`. */
  columns: string[]
  /** Canonical columns that are kept as a surrogate, and SQL for it. */
  surrogates: ReadonlyMap<string, string>
  /** SQL for whose the row is, where that is kept. */
  owner: string
  /** SQL for the instant in UTC, and the join it needs; empty where there is none. */
  instant: string
  instantJoin: string
}

/** Column of the ledger's table that a canonical column is kept in; null where it is not kept. */
export const tableColumn = (column: Column): string | null =>
  column.into === undefined ? column.name : column.into

/** The table of a relation that others refer to, and its surrogate. */
export function target(name: RelationName): { table: string; surrogate: string | null } {
  const relation = relationOf(name)
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

const DIRECTION = `coalesce(s.direction, cast(case
    when s.kind in (${INCOMING.map((kind) => codeOf('kind', kind)).join(', ')}) then 1
    when s.kind = ${codeOf('kind', 'interest')} and s.facility_id is null then 1
    else -1 end as smallint))`

const CATEGORY = `coalesce(s.category, code_category.category, merchant_category.category, cast(${codeOf('category', 'none')} as smallint))`

// A day's shift is known unless the clocks change in it; the engine's calendar is slow.
const instantSql = (zone: string) => `case
    when s.occurred_at_zoned then s.occurred_at
    when local_day.shift is not null then s.occurred_at - local_day.shift
    else cast(timezone(${zone}, s.occurred_at) as timestamp) end`

const bookedOn = (zone: string) => `coalesce(s.booked_on, case
    when s.occurred_at_zoned then cast(timezone(${zone}, timezone('UTC', s.occurred_at)) as date)
    else cast(s.occurred_at as date) end)`

const INSTANT_JOIN =
  'left join ingest_day as local_day on local_day.day = cast(s.occurred_at as date)'

const TRANSACTION_JOINS = [
  'left join ingest_category as code_category on code_category.code = s.category_code',
  'left join ingest_category as merchant_category on merchant_category.code = of_merchant_id.category_code',
  INSTANT_JOIN,
]

/** What stands where a row says nothing, by relation and column. */
function specials(relation: RelationName, by: ResolveContext): Record<string, string> {
  const zone = quoteLiteral(by.zone)
  switch (relation) {
    case 'transactions':
      return {
        occurred_at: instantSql(zone),
        booked_on: bookedOn(zone),
        direction: DIRECTION,
        category: CATEGORY,
      }
    case 'limit_events':
      return { actor: `coalesce(s.actor, ${quoteLiteral(by.source)})` }
    default:
      return {}
  }
}

/**
 * The rows of a stage as the ledger keeps them: ids resolved to surrogates, and what is missing
 * taken from what the row names. `line` is SQL for the row's line.
 */
export function resolvedSql(
  relation: Relation,
  stage: string,
  line: string,
  by: ResolveContext,
): Resolved {
  const ours = specials(relation.name, by)
  const joins: string[] = []
  const surrogates = new Map<string, string>()
  const values = new Map<string, string>()
  for (const column of relation.columns) {
    const name = tableColumn(column)
    if (name === null) continue
    const to = column.refers === undefined ? null : target(column.refers)
    if (to?.surrogate) {
      const alias = `of_${column.name}`
      joins.push(`left join ${to.table} as ${alias} on ${alias}.source_id = s.${column.name}`)
      surrogates.set(column.name, `${alias}.${to.surrogate}`)
    }
    values.set(name, ours[column.name] ?? surrogates.get(column.name) ?? `s.${column.name}`)
  }
  const heirs = (OWNERS[relation.name] ?? []).map((name) => `of_${name}.customer_id`)
  if (heirs.length > 0) {
    const own = surrogates.get('customer_id')
    values.set('customer_id', `coalesce(${[...(own ? [own] : []), ...heirs, 'null'].join(', ')})`)
  }
  const isDated = relation.name === 'transactions'
  if (isDated) joins.push(...TRANSACTION_JOINS)
  return {
    select: `select ${line} as line, ${[...values].map(([name, sql]) => `${sql} as ${name}`).join(', ')}
from ${stage} as s
${joins.join('\n')}`,
    columns: [...values.keys()],
    surrogates,
    owner: values.get('customer_id') ?? 'null',
    instant: ours.occurred_at ?? '',
    instantJoin: isDated ? INSTANT_JOIN : '',
  }
}
