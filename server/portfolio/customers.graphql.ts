import { builder } from '../graphql/builder.ts'
import {
  connectionType,
  pageArgs,
  pageComplexity,
  pageOf,
  pageSize,
} from '../graphql/connection.ts'
import { decodeCursor } from '../graphql/cursor.ts'
import { type CustomerRow, CustomerType } from '../ledger/customer.graphql.ts'
import { customerCountSql, customerPageSql } from './customer_page.sql.ts'

const CustomerFilterType = builder.inputType('CustomerFilter', {
  description: 'Which customers; all conditions must hold.',
  fields: (t) => ({
    search: t.string({ description: 'Text the source id contains, whatever its case.' }),
    hasFacility: t.boolean({ description: 'true: with a line or loan; false: without.' }),
  }),
})

const Customers = connectionType('Customer', 'customers', CustomerType)

builder.queryField('customers', (t) =>
  t.field({
    type: Customers,
    description: 'Customers in the order they were loaded.',
    args: {
      ...pageArgs,
      filter: t.arg({ type: CustomerFilterType, description: 'Which customers. Usual: all.' }),
    },
    complexity: pageComplexity,
    resolve: async (_root, args, { sql }) => {
      const [after] = args.after ? (decodeCursor(args.after, ['id']) as [number]) : []
      const page = customerPageSql(args.filter, after, pageSize(args) + 1)
      const rows = await sql.all<CustomerRow>(page.sql, page.params)
      return pageOf(
        rows,
        args,
        (row) => [row.customerId],
        async () => {
          const counted = customerCountSql(args.filter)
          return (await sql.first<{ n: number }>(counted.sql, counted.params))?.n ?? 0
        },
      )
    },
  }),
)
