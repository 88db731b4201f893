import type { GraphQLResolveInfo } from 'graphql'
import { RiskError } from '../db/errors.ts'
import type { Value } from '../db/values.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { LIMITS } from '../graphql/limits.ts'
import { fieldsAsked } from '../graphql/selects.ts'
import { nameOf } from '../graphql/words.ts'
import { type Column, columnName } from './column.ts'
import { type PortfolioAsked, PortfolioType } from './portfolio.graphql.ts'
import { type Relation, relationSql } from './relation.sql.ts'

/** A whole number that a relation takes after its two clocks. */
export interface WholeArgument {
  usual: number
  least: number
  most: number
  description: string
}

export interface RelationField extends Relation {
  /** Name of the field; its types are named after it. */
  field: string
  description: string
  /** In the order of the macro's parameters. */
  args: Readonly<Record<string, WholeArgument>>
}

type Row = Record<string, Value>
interface LaidRow {
  keys: Row
  measures: Row | null
  comparison: Row | null
}
interface LaidRows {
  rows: LaidRow[]
  count: number
  limit: number
}

/** Hangs a relation on `Portfolio`: a list of its rows, each beside that of the comparison. */
export function portfolioField(relation: RelationField): void {
  const { field, description, args } = relation
  const typeName = `${field[0]?.toUpperCase()}${field.slice(1)}`
  const { keys, measures } = relation

  const Measures = builder.objectRef<Row>(`${typeName}Measures`).implement({
    description: `Measures of a row of ${field} (source: macro ${relation.name}).`,
    fields: (t) => fieldsOf(t, measures, (row: Row) => row),
  })
  const RowType = builder.objectRef<LaidRow>(`${typeName}Row`).implement({
    description: `A row of ${field} (source: macro ${relation.name}).`,
    fields: (t) => ({
      ...fieldsOf(t, keys, (row: LaidRow) => row.keys),
      measures: t.expose('measures', {
        type: Measures,
        nullable: true,
        description: 'As of asOf; null where there is such a row as of compareTo alone.',
      }),
      comparison: t.expose('comparison', {
        type: Measures,
        nullable: true,
        description:
          'As of compareTo; null without it, or where there is no such row then. Days and months match by their distance from the two days.',
      }),
    }),
  })
  const Rows = builder.objectRef<LaidRows>(typeName).implement({
    description,
    fields: (t) => ({
      rows: t.expose('rows', { type: [RowType], description: 'At most as many as the limit.' }),
      count: t.exposeInt('count', { description: 'How many rows there are before the limit.' }),
      truncated: t.boolean({
        description: 'There are more rows than the limit.',
        resolve: ({ count, limit }) => count > limit,
      }),
    }),
  })

  builder.objectField(PortfolioType, field, (t) =>
    t.field({
      type: Rows,
      description,
      complexity: { field: 100, multiplier: 1 },
      args: {
        ...Object.fromEntries(
          Object.entries(args).map(([name, { description, usual, least, most }]) => [
            name,
            t.arg.int({ description: `${description} ${usual}, from ${least} to ${most}.` }),
          ]),
        ),
        limit: t.arg.int({
          description: `Rows wanted: ${LIMITS.usualGroups}, at most ${LIMITS.groups}.`,
        }),
      },
      resolve: (asked, given: Record<string, number | null | undefined>, context, info) =>
        answer(relation, asked, given, context, measuresAsked(info)),
    }),
  )
}

const SCALARS = {
  count: 'Int',
  money: 'Decimal',
  ratio: 'Float',
  number: 'Float',
  text: 'String',
  flag: 'Boolean',
  day: 'Date',
  month: 'Date',
} as const

// biome-ignore lint/suspicious/noExplicitAny: the builder's types know no fields that are data.
function fieldsOf(t: any, columns: Readonly<Record<string, Column>>, of: (parent: never) => Row) {
  return Object.fromEntries(
    Object.entries(columns).map(([field, { type, nullable, description }]) => [
      field,
      t.field({
        type: typeof type === 'string' ? SCALARS[type] : 'String',
        nullable,
        description,
        resolve: (parent: never) => {
          const value = of(parent)[field] ?? null
          return typeof type === 'string' ? value : nameOf(type.word, value as number | null)
        },
      }),
    ]),
  )
}

function measuresAsked(info: GraphQLResolveInfo): string[] {
  const asked = ['measures', 'comparison'].flatMap((side) => [...fieldsAsked(info, ['rows', side])])
  return [...new Set(asked)].sort()
}

async function answer(
  relation: RelationField,
  { asOf, knownAt, compareTo }: PortfolioAsked,
  given: Record<string, number | null | undefined>,
  context: Context,
  measures: readonly string[],
): Promise<LaidRows> {
  const limit = within('limit', given.limit, {
    usual: LIMITS.usualGroups,
    least: 1,
    most: LIMITS.groups,
  })
  const args = Object.entries(relation.args).map(([name, bounds]) =>
    within(name, given[name], bounds),
  )
  const lender = await context.lender()
  // Until other data are loaded, now knows what any later now knows.
  const question = { asOf, knownAt, compareTo, args, measures, limit }
  return context.answers.recall(
    lender?.dataVersion ?? 0,
    ['portfolio', relation.name, question],
    async () => {
      const { sql, params } = relationSql(relation, {
        ...question,
        knownAt: knownAt ?? context.now(),
      })
      const rows = await context.sql.all<Row>(sql, params)
      return {
        rows: rows.map((row) => laidRow(relation, row)),
        count: Number(rows[0]?.rows ?? 0),
        limit,
      }
    },
    ({ rows }) => rows.length <= LIMITS.usualGroups,
  )
}

function laidRow({ keys, measures }: Relation, row: Row): LaidRow {
  const read = (columns: Readonly<Record<string, Column>>, prefix: string) =>
    Object.fromEntries(
      Object.keys(columns).map((field) => [field, row[prefix + columnName(field)] ?? null]),
    )
  return {
    keys: read(keys, ''),
    measures: row.is_now ? read(measures, 'now_') : null,
    comparison: row.is_before ? read(measures, 'before_') : null,
  }
}

function within(
  name: string,
  given: number | null | undefined,
  { usual, least, most }: Pick<WholeArgument, 'usual' | 'least' | 'most'>,
): number {
  const value = given ?? usual
  if (value < least)
    throw new RiskError('BAD_REQUEST', `${name} is at least ${least}, not ${value}`)
  if (value <= most) return value
  throw new RiskError('LIMIT_EXCEEDED', `${name} is at most ${most}, not ${value}`)
}
