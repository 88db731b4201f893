import { and, asc, lt, type SQL } from 'drizzle-orm'
import { among } from '../graphql/among.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { statement } from './tables.ts'

export type StatementRow = typeof statement.$inferSelect

export const StatementType = builder.objectRef<StatementRow>('Statement')

builder.node(StatementType, {
  description: 'A closed statement of a facility (source: table statement).',
  id: { resolve: (row) => row.sourceId },
  loadMany: async (ids, { db }) => {
    const rows = await db.select().from(statement).where(among(statement.sourceId, ids))
    return ids.map((id) => rows.find((row) => row.sourceId === id))
  },
  fields: (t) => ({
    closedOn: t.expose('closedOn', { type: 'Date', description: 'Day it closed.' }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'Day by which it is to be paid; null where the source has none.',
    }),
    balance: t.expose('balance', {
      type: 'Decimal',
      description: 'Owed at the close, lender’s currency; negative: in credit.',
    }),
    minimumDue: t.expose('minimumDue', {
      type: 'Decimal',
      nullable: true,
      description: 'Least to be paid by the due day, lender’s currency.',
    }),
    paid: t.expose('paid', {
      type: 'Decimal',
      description: 'Received since the previous close, which it pays; lender’s currency.',
    }),
    repaymentStatus: t.exposeInt('repaymentStatus', {
      nullable: true,
      description:
        'The source’s status at the close: months late (1 and more), 0 revolving, -1 paid duly, -2 no use.',
    }),
  }),
})

/** Statements closed before the start of `asOf`, oldest first. */
export const loadStatements = (whose: SQL, asOf: string, { db }: Context) =>
  db
    .select()
    .from(statement)
    .where(and(whose, lt(statement.closedOn, asOf)))
    .orderBy(asc(statement.closedOn), asc(statement.statementId))
