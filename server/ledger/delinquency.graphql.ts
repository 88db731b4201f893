import { among } from '../graphql/among.ts'
import { asOfOr } from '../graphql/as_of.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { nameOf } from '../graphql/words.ts'
import { CustomerType } from './customer.graphql.ts'
import { asOfArg, FacilityType, loadFacilities } from './facility.graphql.ts'
import { DELINQUENCY_OF_FACILITIES, LIMITS_OF_FACILITIES } from './of_facilities.sql.ts'
import { facility } from './tables.ts'

interface Delinquency {
  facilityId: number
  asOf: string
  daysPastDue: number | null
  bucket: number | null
  monthsLate: number | null
  overdueAmount: string | null
  basis: string
}

const DelinquencyType = builder.objectRef<Delinquency>('Delinquency').implement({
  description:
    'How late a facility is at the start of a day (source: macro facility_delinquency over table statement).',
  fields: (t) => ({
    facility: t.loadable({
      type: FacilityType,
      description: 'Which facility.',
      load: loadFacilities,
      sort: (row) => row.facilityId,
      resolve: (row) => row.facilityId,
    }),
    asOf: t.expose('asOf', { type: 'Date', description: 'At the start of this day.' }),
    daysPastDue: t.exposeInt('daysPastDue', {
      nullable: true,
      description:
        'Days since the oldest unpaid due day; null where the source states months only.',
    }),
    bucket: t.string({
      nullable: true,
      description: 'A word of the vocabulary bucket: current, M1 to M6, WO.',
      resolve: (row) => nameOf('bucket', row.bucket),
    }),
    monthsLate: t.exposeInt('monthsLate', {
      nullable: true,
      description: 'Statements past due, or the months late that the source states.',
    }),
    overdueAmount: t.expose('overdueAmount', {
      type: 'Decimal',
      nullable: true,
      description: 'What is past due, lender’s currency; null where the source states months only.',
    }),
    basis: t.exposeString('basis', {
      description: 'computed: from dues and payments; stated: by the source.',
    }),
  }),
})

const lateness = (ids: number[], asOf: string, { sql, now }: Context) =>
  sql.all<Delinquency>(DELINQUENCY_OF_FACILITIES, [ids, asOf, now()])

builder.objectFields(FacilityType, (t) => ({
  delinquency: t.loadable({
    type: DelinquencyType,
    nullable: true,
    description: 'How late it is at the start of asOf; null before its first statement.',
    args: asOfArg,
    byPath: true,
    load: async (ids: number[], context, { asOf }) =>
      lateness(ids, await asOfOr(asOf, context), context),
    sort: (row) => row.facilityId,
    resolve: (row) => row.facilityId,
  }),
  limit: t.loadable({
    type: 'Decimal',
    nullable: true,
    description:
      'Permanent and temporary limit in force at the start of asOf, lender’s currency; null for a loan.',
    args: asOfArg,
    byPath: true,
    load: async (ids: number[], context, { asOf }) => {
      const rows = await context.sql.all<{ facilityId: number; creditLimit: string | null }>(
        LIMITS_OF_FACILITIES,
        [ids, await asOfOr(asOf, context), context.now()],
      )
      const limits = new Map(rows.map((row) => [row.facilityId, row.creditLimit]))
      return ids.map((id) => limits.get(id) ?? null) as string[]
    },
    resolve: (row) => row.facilityId,
  }),
}))

builder.objectField(CustomerType, 'delinquency', (t) =>
  t.loadableList({
    type: DelinquencyType,
    description: 'How late each of the customer’s facilities is at the start of asOf.',
    args: asOfArg,
    byPath: true,
    load: async (customers: number[], context, { asOf }) => {
      const owned = await context.db
        .select({ customerId: facility.customerId, facilityId: facility.facilityId })
        .from(facility)
        .where(among(facility.customerId, customers))
      const ids = owned.map((row) => row.facilityId)
      const late = await lateness(ids, await asOfOr(asOf, context), context)
      const byFacility = new Map(late.map((row) => [row.facilityId, row]))
      return customers.map((customerId) =>
        owned.flatMap((row) => {
          const found = row.customerId === customerId && byFacility.get(row.facilityId)
          return found ? [found] : []
        }),
      )
    },
    resolve: (row) => row.customerId,
  }),
)
