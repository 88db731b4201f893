import { among } from '../graphql/among.ts'
import { asOfOr, dayAfter } from '../graphql/as_of.ts'
import { builder } from '../graphql/builder.ts'
import { binder, bindList } from '../portfolio/binder.ts'
import { AccountType } from './account.graphql.ts'
import { balanceHistorySql, balancesSql } from './balance_history.sql.ts'
import { CustomerType } from './customer.graphql.ts'
import { asOfArg } from './facility.graphql.ts'
import { account, facility } from './tables.ts'

interface BalancePoint {
  customerId: number
  kind: string
  sourceId: string
  day: string
  balance: string
}

const BalancePointType = builder.objectRef<BalancePoint>('BalancePoint').implement({
  description:
    'What an account held or a line owed at the end of a day (source: tables transaction, statement).',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description: 'account: money held; facility: money owed.',
    }),
    sourceId: t.exposeString('sourceId', { description: 'Source id of the account or facility.' }),
    day: t.expose('day', { type: 'Date', description: 'At the end of this day.' }),
    balance: t.expose('balance', { type: 'Decimal', description: 'Lender’s currency.' }),
  }),
})

builder.objectField(AccountType, 'balance', (t) =>
  t.loadable({
    type: 'Decimal',
    nullable: true,
    description:
      'Balance at the start of asOf from its movements, lender’s currency; null where the source states no balances.',
    args: asOfArg,
    byPath: true,
    load: async (ids: number[], context, { asOf }) => {
      const bind = binder()
      const sql = balancesSql(
        bindList(ids, bind),
        `${bind(await asOfOr(asOf, context))}::date`,
        `${bind(context.now())}::timestamp`,
      )
      const rows = await context.sql.all<{ accountId: number; balance: string }>(sql, bind.params)
      const balances = new Map(rows.map((row) => [row.accountId, row.balance]))
      return ids.map((id) => balances.get(id) ?? null) as string[]
    },
    resolve: (row) => row.accountId,
  }),
)

builder.objectField(CustomerType, 'balanceHistory', (t) =>
  t.loadableGroup({
    type: BalancePointType,
    description:
      'Balances of the customer’s accounts and amounts owed on the customer’s lines at the end of each day that moved them, by account and line, oldest first.',
    args: {
      from: t.arg({ type: 'Date', description: 'First day. Usual: the first there is.' }),
      to: t.arg({ type: 'Date', description: 'Last day, included. Usual: the last there is.' }),
    },
    complexity: { field: 50, multiplier: 20 },
    byPath: true,
    load: async (customers: number[], context, { from, to }) => {
      const [accounts, facilities] = await Promise.all([
        context.db
          .select({ id: account.accountId })
          .from(account)
          .where(among(account.customerId, customers)),
        context.db
          .select({ id: facility.facilityId })
          .from(facility)
          .where(among(facility.customerId, customers)),
      ])
      const bind = binder()
      const ids = (rows: { id: number }[]) =>
        bindList(
          rows.map((row) => row.id),
          bind,
        )
      const sql = balanceHistorySql({
        accounts: ids(accounts),
        facilities: ids(facilities),
        from: `${bind(from ?? '0001-01-01')}::date`,
        until: `${bind(to ? dayAfter(to) : await asOfOr(null, context))}::date`,
        knownAt: `${bind(context.now())}::timestamp`,
      })
      return context.sql.all<BalancePoint>(sql, bind.params)
    },
    group: (row) => row.customerId,
    resolve: (customer) => customer.customerId,
  }),
)
