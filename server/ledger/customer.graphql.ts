import { asc, desc, eq } from 'drizzle-orm'
import { among } from '../graphql/among.ts'
import { asOfOr } from '../graphql/as_of.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { nameOf } from '../graphql/words.ts'
import { AccountType, BindingType } from './account.graphql.ts'
import { ageOn } from './age.ts'
import { asOfArg, FacilityType } from './facility.graphql.ts'
import { loadPlaces, PlaceType } from './place.graphql.ts'
import { loadStatements, StatementType } from './statement.graphql.ts'
import { account, binding, customer, facility, statement } from './tables.ts'

export type CustomerRow = typeof customer.$inferSelect

export const CustomerType = builder.objectRef<CustomerRow>('Customer')

builder.node(CustomerType, {
  description: 'A person or firm the lender knows (source: table customer).',
  id: { resolve: (row) => row.sourceId },
  loadMany: async (ids, { db }) => {
    const rows = await db.select().from(customer).where(among(customer.sourceId, ids))
    return ids.map((id) => rows.find((row) => row.sourceId === id))
  },
  fields: (t) => ({
    sourceId: t.exposeString('sourceId', { description: 'The source’s own id.' }),
    sex: t.string({
      nullable: true,
      description: 'A word of the vocabulary sex; never part of a score.',
      resolve: (row) => nameOf('sex', row.sex),
    }),
    birthDate: t.expose('birthDate', {
      type: 'Date',
      nullable: true,
      description: 'Date of birth.',
    }),
    ageYears: t.int({
      nullable: true,
      args: asOfArg,
      description: 'Whole years of age at the start of asOf.',
      resolve: async (row, { asOf }, context) => ageOn(row, await asOfOr(asOf, context)),
    }),
    education: t.exposeString('education', { nullable: true, description: 'As declared.' }),
    maritalStatus: t.exposeString('maritalStatus', { nullable: true, description: 'As declared.' }),
    occupation: t.exposeString('occupation', { nullable: true, description: 'As declared.' }),
    monthlyIncome: t.expose('monthlyIncome', {
      type: 'Decimal',
      nullable: true,
      description: 'As declared, lender’s currency a month.',
    }),
    place: t.loadable({
      type: PlaceType,
      nullable: true,
      description: 'Where the customer lives.',
      load: loadPlaces,
      sort: (row) => row.placeCode,
      resolve: (row) => row.placeCode,
    }),
    joinedOn: t.expose('joinedOn', {
      type: 'Date',
      nullable: true,
      description: 'Day from which the profile was known; null: never tied to a day.',
    }),
    accounts: t.loadableGroup({
      type: AccountType,
      description: 'Accounts the customer owns, oldest first.',
      load: (ids: number[], { db }) =>
        db
          .select()
          .from(account)
          .where(among(account.customerId, ids))
          .orderBy(asc(account.openedOn), asc(account.accountId)),
      group: (row) => row.customerId,
      resolve: (row) => row.customerId,
    }),
    bindings: t.loadableGroup({
      type: BindingType,
      description: 'Cards, devices and codes bound to the customer’s accounts, newest first.',
      load: (ids: number[], { db }) =>
        db
          .select()
          .from(binding)
          .where(among(binding.customerId, ids))
          .orderBy(desc(binding.since), desc(binding.bindingId)),
      group: (row) => row.customerId,
      resolve: (row) => row.customerId,
    }),
    facilities: t.loadableGroup({
      type: FacilityType,
      description: 'Lines and loans, oldest first.',
      load: (ids: number[], { db }) =>
        db
          .select()
          .from(facility)
          .where(among(facility.customerId, ids))
          .orderBy(asc(facility.openedOn), asc(facility.facilityId)),
      group: (row) => row.customerId,
      resolve: (row) => row.customerId,
    }),
    statements: t.loadableGroup({
      type: StatementType,
      description: 'Closed statements of all the customer’s facilities, oldest first.',
      args: asOfArg,
      byPath: true,
      load: async (ids: number[], context, { asOf }) =>
        loadStatements(among(statement.customerId, ids), await asOfOr(asOf, context), context),
      group: (row) => row.customerId,
      resolve: (row) => row.customerId,
    }),
  }),
})

export const loadCustomers = (ids: number[], { db }: Context) =>
  db.select().from(customer).where(among(customer.customerId, ids))

builder.objectField(FacilityType, 'customer', (t) =>
  t.loadable({
    type: CustomerType,
    description: 'Whose facility it is.',
    load: loadCustomers,
    sort: (row) => row.customerId,
    resolve: (row) => row.customerId,
  }),
)

builder.queryField('customer', (t) =>
  t.field({
    type: CustomerType,
    nullable: true,
    description: 'The customer with this id of the source; null where there is none.',
    args: { sourceId: t.arg.string({ required: true, description: 'The source’s own id.' }) },
    resolve: async (_root, { sourceId }, { db }) => {
      const rows = await db.select().from(customer).where(eq(customer.sourceId, sourceId)).limit(1)
      return rows[0]
    },
  }),
)
