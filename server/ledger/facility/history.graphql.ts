import { and, asc, eq, lt, lte } from 'drizzle-orm'
import { among } from '../../graphql/among.ts'
import { asOfOr } from '../../graphql/as_of.ts'
import { builder } from '../../graphql/builder.ts'
import {
  connectionType,
  pageArgs,
  pageComplexity,
  pageOf,
  pageSize,
} from '../../graphql/connection.ts'
import { decodeCursor } from '../../graphql/cursor.ts'
import { stated } from '../../graphql/words.ts'
import { FacilityType } from '../facility.graphql.ts'
import {
  MONTHS_OF_FACILITIES,
  POSTINGS_COUNTED,
  POSTINGS_OF_FACILITY,
} from '../of_facilities.sql.ts'
import { facility, instalmentPlan } from '../tables.ts'
import { type Balance, clocks, FacilityBalance } from './balance.graphql.ts'

const InstalmentPlan = builder
  .objectRef<typeof instalmentPlan.$inferSelect>('InstalmentPlan')
  .implement({
    description:
      'A purchase or a part of a bill that is paid in equal monthly parts (source: table instalment_plan).',
    fields: (t) => ({
      startedOn: t.expose('startedOn', {
        type: 'Date',
        description: 'Its parts are billed from the first close on or after this day.',
      }),
      months: t.exposeInt('months', { description: 'Parts, one a month.' }),
      principal: t.expose('principal', {
        type: 'Decimal',
        description: 'What is paid in parts, lender’s currency.',
      }),
      feeRate: t.exposeFloat('feeRate', {
        nullable: true,
        description: 'Fee a month as a part of the principal at first, 0 to 1.',
      }),
      endedOn: t.expose('endedOn', {
        type: 'Date',
        nullable: true,
        description: 'Day it ended before its term; what was left is billed at once.',
      }),
      endReason: t.exposeString('endReason', {
        nullable: true,
        description: 'Why it ended, as the source says.',
      }),
    }),
  })

interface Posting {
  transactionId: number
  bookedOn: string
  kind: number
  principal: string
  interest: string
  fees: string
  paid: string
}

const money = (description: string) => ({
  type: 'Decimal' as const,
  description: `${description}; lender’s currency.`,
})

const PostingType = builder.objectRef<Posting>('Posting').implement({
  description:
    'What a posted row does to what a facility owes (source: macro facility_posting): principal + interest + fees − paid.',
  fields: (t) => ({
    bookedOn: t.expose('bookedOn', { type: 'Date', description: 'Day it was posted.' }),
    kind: t.string({
      description: 'A word of the vocabulary kind; of a reversal, that of what it undoes.',
      resolve: (row) => stated('kind', row.kind),
    }),
    principal: t.expose('principal', money('Adds to principal; negative: takes off')),
    interest: t.expose('interest', money('Adds to interest')),
    fees: t.expose('fees', money('Adds to fees')),
    paid: t.expose('paid', money('Pays; negative: a payment that was taken back')),
  }),
})
const Postings = connectionType('Posting', 'postings', PostingType)

builder.objectFields(FacilityType, (t) => ({
  months: t.loadableGroup({
    type: FacilityBalance,
    description:
      'What it owed and how it stood at the end of each month that had ended before asOf, oldest first: the balance at the start of the next month’s first day (source: macro facility_month).',
    args: clocks,
    byPath: true,
    load: async (ids: number[], context, { asOf, knownAt }) =>
      context.sql.all<Balance>(MONTHS_OF_FACILITIES, [
        ids,
        await asOfOr(asOf, context),
        knownAt ?? context.now(),
      ]),
    group: (row) => row.facilityId,
    resolve: (row) => row.facilityId,
  }),
  instalmentPlans: t.loadableGroup({
    type: InstalmentPlan,
    description: 'Its plans that had started before asOf, oldest first.',
    args: clocks,
    byPath: true,
    load: async (ids: number[], context, { asOf, knownAt }) =>
      context.db
        .select()
        .from(instalmentPlan)
        .where(
          and(
            among(instalmentPlan.facilityId, ids),
            lt(instalmentPlan.startedOn, await asOfOr(asOf, context)),
            lte(instalmentPlan.recordedAt, new Date(knownAt ?? context.now()).toISOString()),
          ),
        )
        .orderBy(asc(instalmentPlan.startedOn), asc(instalmentPlan.sourceId)),
    group: (row) => row.facilityId,
    resolve: (row) => row.facilityId,
  }),
  postings: t.field({
    type: Postings,
    description: 'What moved its balance before asOf, newest first.',
    args: { ...clocks, ...pageArgs },
    complexity: pageComplexity,
    resolve: async ({ facilityId }, { asOf, knownAt, ...page }, context) => {
      const asked = [facilityId, await asOfOr(asOf, context), knownAt ?? context.now()] as const
      const after = page.after ? decodeCursor(page.after, ['day', 'id']) : [null, null]
      const rows = await context.sql.all<Posting>(POSTINGS_OF_FACILITY, [
        ...asked,
        ...after,
        pageSize(page) + 1,
      ])
      return pageOf(
        rows,
        page,
        (row) => [row.bookedOn, row.transactionId],
        async () => (await context.sql.first<{ n: number }>(POSTINGS_COUNTED, [...asked]))!.n,
      )
    },
  }),
}))

builder.queryField('facility', (t) =>
  t.field({
    type: FacilityType,
    nullable: true,
    description:
      'The line or loan with this id of the source; null where there is none. Its fields take the day and the knowledge they are asked with.',
    args: { sourceId: t.arg.string({ required: true, description: 'The source’s own id.' }) },
    resolve: async (_root, { sourceId }, { db }) => {
      const rows = await db.select().from(facility).where(eq(facility.sourceId, sourceId)).limit(1)
      return rows[0]
    },
  }),
)
