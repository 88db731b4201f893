import { among } from '../graphql/among.ts'
import { builder } from '../graphql/builder.ts'
import { stated } from '../graphql/words.ts'
import { account, type binding } from './tables.ts'

export type AccountRow = typeof account.$inferSelect

export const AccountType = builder.objectRef<AccountRow>('Account')

builder.node(AccountType, {
  description: 'A bank account of a customer (source: table account).',
  id: { resolve: (row) => row.sourceId },
  loadMany: async (ids, { db }) => {
    const rows = await db.select().from(account).where(among(account.sourceId, ids))
    return ids.map((id) => rows.find((row) => row.sourceId === id))
  },
  fields: (t) => ({
    sourceId: t.exposeString('sourceId', { description: 'The source’s own id.' }),
    accountClass: t.string({
      description: 'A word of the vocabulary account_class.',
      resolve: (row) => stated('account_class', row.accountClass),
    }),
    openedOn: t.expose('openedOn', { type: 'Date', description: 'Day it was opened.' }),
    closedOn: t.expose('closedOn', {
      type: 'Date',
      nullable: true,
      description: 'Day it was closed; null while open.',
    }),
    statementFrequency: t.exposeString('statementFrequency', {
      nullable: true,
      description: 'How often statements are issued, as the source says.',
    }),
  }),
})

export const BindingType = builder.objectRef<typeof binding.$inferSelect>('Binding').implement({
  description: 'A card, device token or QR code bound to an account (source: table binding).',
  fields: (t) => ({
    sourceId: t.exposeString('sourceId', { description: 'The source’s own id.' }),
    instrument: t.exposeString('instrument', { description: 'card, device, qr, …' }),
    product: t.exposeString('product', { nullable: true, description: 'Its product name.' }),
    since: t.expose('since', { type: 'Date', description: 'First day it was bound.' }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'First day it was bound no more; null while bound.',
    }),
  }),
})
