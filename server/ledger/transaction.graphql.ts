import { among } from '../graphql/among.ts'
import { builder } from '../graphql/builder.ts'
import { stated } from '../graphql/words.ts'
import { CustomerType, loadCustomers } from './customer.graphql.ts'
import { loadMerchants, loadPlaces, MerchantType, PlaceType } from './place.graphql.ts'
import { transaction } from './tables.ts'

export type TransactionRow = typeof transaction.$inferSelect

export const TransactionType = builder.objectRef<TransactionRow>('Transaction')

/** Columns of the fields that have not their column's name: for `columnsAsked`. */
export const TRANSACTION_FIELDS: Readonly<Record<string, readonly string[]>> = {
  __typename: [],
  id: ['sourceId'],
  place: ['placeCode'],
  merchant: ['merchantId'],
  customer: ['customerId'],
}

builder.node(TransactionType, {
  description:
    'A payment or booking, immutable (source: table transaction). Refunds and reversals are rows of their own.',
  id: { resolve: (row) => row.sourceId },
  loadMany: async (ids, { db }) => {
    const rows = await db.select().from(transaction).where(among(transaction.sourceId, ids))
    return ids.map((id) => rows.find((row) => row.sourceId === id))
  },
  fields: (t) => ({
    sourceId: t.exposeString('sourceId', { description: 'The source’s own id.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When, in UTC.' }),
    bookedOn: t.expose('bookedOn', {
      type: 'Date',
      description: 'The day in the lender’s zone, or the posting day where the source has one.',
    }),
    kind: t.string({
      description: 'A word of the vocabulary kind.',
      resolve: (row) => stated('kind', row.kind),
    }),
    channel: t.string({
      description: 'A word of the vocabulary channel.',
      resolve: (row) => stated('channel', row.channel),
    }),
    funding: t.string({
      description: 'What paid for it: a word of the vocabulary funding.',
      resolve: (row) => stated('funding', row.funding),
    }),
    status: t.string({
      description: 'A word of the vocabulary status.',
      resolve: (row) => stated('status', row.status),
    }),
    direction: t.exposeInt('direction', {
      description: '1: money comes to the customer; -1: money leaves.',
    }),
    amount: t.expose('amount', {
      type: 'Decimal',
      description: 'Always positive, lender’s currency.',
    }),
    category: t.string({
      description: 'A word of the vocabulary category.',
      resolve: (row) => stated('category', row.category),
    }),
    categoryCode: t.exposeString('categoryCode', {
      nullable: true,
      description: 'The source’s own category code: an MCC, or the bank’s symbol.',
    }),
    place: t.loadable({
      type: PlaceType,
      nullable: true,
      description: 'Where it happened.',
      load: loadPlaces,
      sort: (row) => row.placeCode,
      resolve: (row) => row.placeCode,
    }),
    merchant: t.loadable({
      type: MerchantType,
      nullable: true,
      description: 'Who was paid.',
      load: loadMerchants,
      sort: (row) => row.merchantId,
      resolve: (row) => row.merchantId,
    }),
    responseCode: t.exposeString('responseCode', {
      nullable: true,
      description: 'The network’s answer, such as 00 or 51.',
    }),
    statedBalance: t.expose('statedBalance', {
      type: 'Decimal',
      nullable: true,
      description: 'Account balance after the row as the source states it, lender’s currency.',
    }),
    counterparty: t.exposeString('counterparty', {
      nullable: true,
      description: 'The other bank and account, as the source writes them.',
    }),
    customer: t.loadable({
      type: CustomerType,
      description: 'Whose transaction it is.',
      load: loadCustomers,
      sort: (row) => row.customerId,
      resolve: (row) => row.customerId,
    }),
  }),
})
