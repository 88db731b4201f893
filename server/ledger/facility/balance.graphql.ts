import { asc } from 'drizzle-orm'
import { among } from '../../graphql/among.ts'
import { asOfOr } from '../../graphql/as_of.ts'
import { builder } from '../../graphql/builder.ts'
import { nameOf, stated } from '../../graphql/words.ts'
import { FacilityType } from '../facility.graphql.ts'
import { BALANCE_OF_FACILITIES, STATEMENTS_OF_FACILITIES } from '../of_facilities.sql.ts'
import { facilityState } from '../tables.ts'

export interface Balance {
  facilityId: number
  asOf: string
  principal: string
  interest: string
  fees: string
  receivable: string
  unbilled: string
  holds: string
  creditLimit: string | null
  available: string | null
  overLimit: string | null
  utilisation: number | null
  daysPastDue: number | null
  bucket: number | null
  fiveTier: number | null
  stage: number
  writtenOff: string | null
  recovered: string | null
}

const money = (description: string) => ({
  type: 'Decimal' as const,
  description: `${description}; lender’s currency.`,
})

export const FacilityBalance = builder.objectRef<Balance>('FacilityBalance').implement({
  description:
    'What a facility owes and may still spend at the start of a day, from its transactions (source: macro facility_balance).',
  fields: (t) => ({
    asOf: t.expose('asOf', { type: 'Date', description: 'At the start of this day.' }),
    principal: t.expose('principal', money('Spent and not paid, unbilled instalments included')),
    interest: t.expose('interest', money('Interest charged and not paid')),
    fees: t.expose('fees', money('Fees and late charges not paid')),
    receivable: t.expose('receivable', money('Principal, interest and fees; 0 once charged off')),
    unbilled: t.expose('unbilled', money('What plans have not put on a statement')),
    holds: t.expose('holds', money('Approved and not cleared')),
    creditLimit: t.expose('creditLimit', { ...money('Limit in force'), nullable: true }),
    available: t.expose('available', {
      ...money('What may still be spent; null for a loan'),
      nullable: true,
    }),
    overLimit: t.expose('overLimit', {
      ...money('Principal and holds over the limit; null for a loan'),
      nullable: true,
    }),
    utilisation: t.exposeFloat('utilisation', {
      nullable: true,
      description: 'Principal in the limit in force, 0 upwards; null without a limit.',
    }),
    daysPastDue: t.exposeInt('daysPastDue', {
      nullable: true,
      description: 'Days since the oldest unpaid due day, without those in forbearance.',
    }),
    bucket: t.string({
      nullable: true,
      description: 'A word of the vocabulary bucket: current, M1 to M6, WO.',
      resolve: (row) => nameOf('bucket', row.bucket),
    }),
    fiveTier: t.string({
      nullable: true,
      description:
        'A word of the vocabulary five_tier, by the rules of the day (views five_tier_rule and forbearance_rule).',
      resolve: (row) => nameOf('five_tier', row.fiveTier),
    }),
    stage: t.exposeInt('stage', { description: 'IFRS 9 stage, 1 to 3, with its probation.' }),
    writtenOff: t.expose('writtenOff', {
      ...money('Owed at the charge-off; null where there was none'),
      nullable: true,
    }),
    recovered: t.expose('recovered', {
      ...money('Paid since the charge-off; null where there was none'),
      nullable: true,
    }),
  }),
})

interface ComputedStatement {
  facilityId: number
  closedOn: string
  dueOn: string
  balance: string
  minimumDue: string
  paid: string
  carried: string
  instalments: string
}

const ComputedStatementType = builder.objectRef<ComputedStatement>('ComputedStatement').implement({
  description:
    'A statement as transactions and plans alone give it (source: macro statement_computed).',
  fields: (t) => ({
    closedOn: t.expose('closedOn', { type: 'Date', description: 'Day it closed.' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: 'Day by which it is to be paid.' }),
    balance: t.expose('balance', money('Owed at the close, without what plans have not billed')),
    minimumDue: t.expose('minimumDue', money('Least to be paid by the due day')),
    paid: t.expose('paid', money('Received since the previous close, less what was returned')),
    carried: t.expose('carried', money('Left of the previous minimum, part of this one')),
    instalments: t.expose('instalments', money('Parts of plans billed at this close')),
  }),
})

const FacilityState = builder
  .objectRef<typeof facilityState.$inferSelect>('FacilityState')
  .implement({
    description: 'A spell in which a facility was set apart (source: table facility_state).',
    fields: (t) => ({
      state: t.string({
        description: 'A word of the vocabulary facility_state.',
        resolve: (row) => stated('facility_state', row.state),
      }),
      since: t.expose('since', { type: 'Date', description: 'First day.' }),
      until: t.expose('until', {
        type: 'Date',
        nullable: true,
        description: 'Last day; null: still.',
      }),
      reason: t.exposeString('reason', { nullable: true, description: 'Why, as the source says.' }),
      actor: t.exposeString('actor', { description: 'Who set it.' }),
    }),
  })

/** The day and the knowledge a field is asked with. */
export const clocks = builder.args((t) => ({
  asOf: t.field({
    type: 'Date',
    description:
      'Facts dated before the start of this day count. Usual: the first day that was not observed any more.',
  }),
  knownAt: t.field({
    type: 'DateTime',
    description: 'Rows recorded by this instant count. Usual: now.',
  }),
}))

builder.objectFields(FacilityType, (t) => ({
  balance: t.loadable({
    type: FacilityBalance,
    nullable: true,
    description: 'What it owes and may still spend; null before it was opened.',
    args: clocks,
    byPath: true,
    load: async (ids: number[], context, { asOf, knownAt }) =>
      context.sql.all<Balance>(BALANCE_OF_FACILITIES, [
        ids,
        await asOfOr(asOf, context),
        knownAt ?? context.now(),
      ]),
    sort: (row) => row.facilityId,
    resolve: (row) => row.facilityId,
  }),
  statementsComputed: t.loadableGroup({
    type: ComputedStatementType,
    description: 'Its statements from transactions alone, oldest first; none for a loan.',
    args: clocks,
    byPath: true,
    load: async (ids: number[], context, { asOf, knownAt }) =>
      context.sql.all<ComputedStatement>(STATEMENTS_OF_FACILITIES, [
        ids,
        await asOfOr(asOf, context),
        knownAt ?? context.now(),
      ]),
    group: (row) => row.facilityId,
    resolve: (row) => row.facilityId,
  }),
  states: t.loadableGroup({
    type: FacilityState,
    description: 'Every spell in which it was frozen, forborne, charged off or a fraud.',
    load: (ids: number[], { db }) =>
      db
        .select()
        .from(facilityState)
        .where(among(facilityState.facilityId, ids))
        .orderBy(asc(facilityState.since), asc(facilityState.sourceId)),
    group: (row) => row.facilityId,
    resolve: (row) => row.facilityId,
  }),
}))
