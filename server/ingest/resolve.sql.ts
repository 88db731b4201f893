import { quoteLiteral } from '../db/identifier.ts'
import { codeOf } from '../ledger/codes.ts'
import { relationOf } from './tallystick/format.ts'
import type { Column, Relation, RelationName } from './tallystick/relation.ts'

/** What resolving needs to know of a load. */
export interface ResolveContext {
  source: string
  zone: string
}

/** The rows of a stage as the ledger keeps them. */
export interface Resolved {
  /** `line`, `file_no` and the columns of the ledger, of the rows of stage `s` for which `where` holds. */
  select(where: string): string
  /** Columns of the ledger's table, without its surrogate, `recorded_at` and `source_file_id`. */
  columns: string[]
  /** Canonical columns that are kept as a surrogate, and SQL over the selected `s` for it. */
  surrogates: ReadonlyMap<string, string>
  /** SQL over the selected `s` for whose the row is, where that is kept. */
  owner: string
  /** SQL over the stage `s` for the instant in UTC; empty where there is none. */
  instant: string
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
const TRANSACTION_JOINS = [
  'left join ingest_category as code_category on code_category.code = s.category_code',
  'left join ingest_category as merchant_category on merchant_category.code = of_merchant_id.category_code',
  'left join ingest_day as local_day on local_day.day = cast(s.occurred_at as date)',
]

/** The shift where that join is not at hand. */
const SHIFT = '(select d.shift from ingest_day as d where d.day = cast(s.occurred_at as date))'

const instantSql = (zone: string, shift: string) => `case
    when s.occurred_at_zoned then s.occurred_at
    when ${shift} is not null then s.occurred_at - ${shift}
    else cast(timezone(${zone}, s.occurred_at) as timestamp) end`

const bookedOn = (zone: string) => `coalesce(s.booked_on, case
    when s.occurred_at_zoned then cast(timezone(${zone}, timezone('UTC', s.occurred_at)) as date)
    else cast(s.occurred_at as date) end)`

/** What stands where a row says nothing, by relation and column. */
function specials(relation: RelationName, by: ResolveContext): Record<string, string> {
  const zone = quoteLiteral(by.zone)
  switch (relation) {
    case 'transactions':
      return {
        occurred_at: instantSql(zone, 'local_day.shift'),
        booked_on: bookedOn(zone),
        direction: DIRECTION,
        category: CATEGORY,
      }
    case 'limit_events':
    case 'facility_states':
    case 'application_events':
      return { actor: `coalesce(s.actor, ${quoteLiteral(by.source)})` }
    default:
      return {}
  }
}

/** A stage to be resolved: its table, and SQL over its row `s`. */
interface Stage {
  relation: Relation
  table: string
  line: string
  /** How many files of the load come before the row's own. */
  fileNo: string
}

/**
 * The rows of a stage as the ledger keeps them: ids resolved to surrogates, and what is missing
 * taken from what the row names.
 */
export function resolvedSql(stage: Stage, by: ResolveContext): Resolved {
  const { relation } = stage
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
  const list = [...values].map(([name, sql]) => `${sql} as ${name}`).join(', ')
  return {
    select: (where) => `select s.own_line as line, s.own_file as file_no, ${list}
from (select *, ${stage.line} as own_line, ${stage.fileNo} as own_file from ${stage.table} as s where ${where}) as s
${joins.join('\n')}`,
    columns: [...values.keys()],
    surrogates,
    owner: values.get('customer_id') ?? 'null',
    instant: isDated ? instantSql(quoteLiteral(by.zone), SHIFT) : '',
  }
}
