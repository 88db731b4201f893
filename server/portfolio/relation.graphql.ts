import type { GraphQLResolveInfo } from 'graphql'
import { RiskError } from '../db/errors.ts'
import type { Value } from '../db/values.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { LIMITS } from '../graphql/limits.ts'
import { fieldsAsked } from '../graphql/selects.ts'
import { nameOf } from '../graphql/words.ts'
import { type Column, columnName, maybe, text } from './column.ts'
import { type PortfolioAsked, PortfolioType } from './portfolio.graphql.ts'
import { type Relation, relationSql } from './relation.sql.ts'
import {
  type AskedArgument,
  type Given,
  type RelationArgument,
  relationArgument,
  within,
} from './relation_argument.graphql.ts'

export interface RelationField extends Relation {
  /** Name of the field; its types are named after it. */
  field: string
  description: string
  /** In the order of the macro's parameters. */
  args: Readonly<Record<string, RelationArgument>>
  /** The macro has a column `refusal`: what it says is why the whole question is refused. */
  refuses?: boolean
}

const REFUSAL = maybe(text('Why the question is refused; null: it is not.'))

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

  const asked = Object.fromEntries(
    Object.entries(args).map(([name, argument]) => [
      name,
      relationArgument(name, argument, typeName),
    ]),
  )
  builder.objectField(PortfolioType, field, (t) =>
    t.field({
      type: Rows,
      description,
      complexity: { field: 100, multiplier: 1 },
      args: {
        ...Object.fromEntries(
          Object.entries(asked).map(([name, { type, description }]) => [
            name,
            t.arg({ type, description }),
          ]),
        ),
        limit: t.arg.int({
          description: `Rows wanted: ${LIMITS.usualGroups}, at most ${LIMITS.groups}.`,
        }),
      },
      resolve: (portfolio, given: Record<string, Given>, context, info) =>
        answer(relation, Object.entries(asked), portfolio, given, context, measuresAsked(info)),
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
  args: readonly (readonly [string, AskedArgument])[],
  { asOf, knownAt, compareTo }: PortfolioAsked,
  given: Record<string, Given>,
  context: Context,
  wanted: readonly string[],
): Promise<LaidRows> {
  const limit = within('limit', given.limit as number | null | undefined, {
    usual: LIMITS.usualGroups,
    least: 1,
    most: LIMITS.groups,
  })
  const measures = relation.refuses ? [...wanted, 'refusal'] : wanted
  const argsAt = (day: string) => args.map(([name, { read }]) => read(given[name], asOf, day))
  const lender = await context.lender()
  // Until other data are loaded, now knows what any later now knows.
  const question = {
    asOf,
    knownAt,
    compareTo,
    args: argsAt(asOf),
    argsBefore: argsAt(compareTo ?? asOf),
    measures,
    limit,
  }
  return context.answers.recall(
    lender?.dataVersion ?? 0,
    ['portfolio', relation.name, question],
    async () => {
      const { sql, params } = relationSql(
        relation.refuses
          ? { ...relation, measures: { ...relation.measures, refusal: REFUSAL } }
          : relation,
        { ...question, knownAt: knownAt ?? context.now() },
      )
      const rows = await context.sql.all<Row>(sql, params)
      for (const { now_refusal, before_refusal } of rows) {
        const refusal = now_refusal ?? before_refusal
        if (refusal) throw new RiskError('BAD_REQUEST', String(refusal))
      }
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
