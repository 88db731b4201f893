import { asc } from 'drizzle-orm'
import { among } from '../graphql/among.ts'
import { asOfOr } from '../graphql/as_of.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { stated } from '../graphql/words.ts'
import { loadStatements, StatementType } from './statement.graphql.ts'
import { facility, limitEvent, statement } from './tables.ts'

export type FacilityRow = typeof facility.$inferSelect

const LimitEvent = builder.objectRef<typeof limitEvent.$inferSelect>('LimitEvent').implement({
  description: 'A limit as it was set (source: table limit_event).',
  fields: (t) => ({
    effectiveOn: t.expose('effectiveOn', { type: 'Date', description: 'First day it holds.' }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description:
        'Last day of a temporary limit, which adds to the permanent one; null: permanent.',
    }),
    creditLimit: t.expose('creditLimit', {
      type: 'Decimal',
      description: 'The limit, lender’s currency.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, as the source says.' }),
    actor: t.exposeString('actor', { description: 'Who set it.' }),
  }),
})

export const FacilityType = builder.objectRef<FacilityRow>('Facility')

export const asOfArg = builder.args((t) => ({
  asOf: t.field({
    type: 'Date',
    description:
      'Facts dated before the start of this day count. Usual: the first day that was not observed any more.',
  }),
}))

builder.node(FacilityType, {
  description: 'A revolving line or an instalment loan (source: table facility).',
  id: { resolve: (row) => row.sourceId },
  loadMany: async (ids, { db }) => {
    const rows = await db.select().from(facility).where(among(facility.sourceId, ids))
    return ids.map((id) => rows.find((row) => row.sourceId === id))
  },
  fields: (t) => ({
    sourceId: t.exposeString('sourceId', { description: 'The source’s own id.' }),
    kind: t.string({
      description: 'A word of the vocabulary facility_kind.',
      resolve: (row) => stated('facility_kind', row.kind),
    }),
    openedOn: t.expose('openedOn', { type: 'Date', description: 'Day it was opened or granted.' }),
    closedOn: t.expose('closedOn', {
      type: 'Date',
      nullable: true,
      description: 'Day it was closed; null while open.',
    }),
    principal: t.expose('principal', {
      type: 'Decimal',
      nullable: true,
      description: 'Loans: what was lent, lender’s currency.',
    }),
    termMonths: t.exposeInt('termMonths', {
      nullable: true,
      description: 'Loans: over how many months.',
    }),
    instalment: t.expose('instalment', {
      type: 'Decimal',
      nullable: true,
      description: 'Loans: monthly payment, lender’s currency.',
    }),
    limitEvents: t.loadableGroup({
      type: LimitEvent,
      description: 'Every limit it had, oldest first.',
      load: (ids: number[], { db }) =>
        db
          .select()
          .from(limitEvent)
          .where(among(limitEvent.facilityId, ids))
          .orderBy(asc(limitEvent.effectiveOn), asc(limitEvent.sourceId)),
      group: (row) => row.facilityId,
      resolve: (row) => row.facilityId,
    }),
    statements: t.loadableGroup({
      type: StatementType,
      description: 'Closed statements, oldest first.',
      args: asOfArg,
      byPath: true,
      load: async (ids: number[], context, { asOf }) =>
        loadStatements(among(statement.facilityId, ids), await asOfOr(asOf, context), context),
      group: (row) => row.facilityId,
      resolve: (row) => row.facilityId,
    }),
  }),
})

export const loadFacilities = (ids: number[], { db }: Context) =>
  db.select().from(facility).where(among(facility.facilityId, ids))
