import { and, asc, count, gt, not, type SQL, sql } from 'drizzle-orm'
import { builder } from '../graphql/builder.ts'
import {
  connectionType,
  pageArgs,
  pageComplexity,
  pageOf,
  pageSize,
} from '../graphql/connection.ts'
import { decodeCursor } from '../graphql/cursor.ts'
import { CustomerType } from './customer.graphql.ts'
import { customer, facility } from './tables.ts'

const CustomerFilter = builder.inputType('CustomerFilter', {
  description: 'Which customers; all conditions must hold.',
  fields: (t) => ({
    search: t.string({
      description: 'Text the source id contains, whatever its case.',
    }),
    hasFacility: t.boolean({ description: 'true: with a line or loan; false: without.' }),
  }),
})

const Customers = connectionType('Customer', 'customers', CustomerType)

function where(filter: typeof CustomerFilter.$inferInput | null | undefined): SQL | undefined {
  const owns = sql`${customer.customerId} in (select ${facility.customerId} from ${facility})`
  const search = filter?.search?.trim()
  return and(
    search ? sql`contains(lower(${customer.sourceId}), lower(${search}))` : undefined,
    filter?.hasFacility === true ? owns : undefined,
    filter?.hasFacility === false ? not(owns) : undefined,
  )
}

builder.queryField('customers', (t) =>
  t.field({
    type: Customers,
    description: 'Customers in the order they were loaded.',
    args: {
      ...pageArgs,
      filter: t.arg({ type: CustomerFilter, description: 'Which customers. Usual: all.' }),
    },
    complexity: pageComplexity,
    resolve: async (_root, args, { db }) => {
      const [id] = args.after ? (decodeCursor(args.after, ['number']) as [number]) : []
      const chosen = where(args.filter)
      const rows = await db
        .select()
        .from(customer)
        .where(and(chosen, id === undefined ? undefined : gt(customer.customerId, id)))
        .orderBy(asc(customer.customerId))
        .limit(pageSize(args) + 1)
      return pageOf(
        rows,
        args,
        (row) => [row.customerId],
        async () => {
          const [all] = await db.select({ n: count() }).from(customer).where(chosen)
          return all?.n ?? 0
        },
      )
    },
  }),
)
