import { among } from '../graphql/among.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { merchant, place } from './tables.ts'

export type PlaceRow = typeof place.$inferSelect
export type MerchantRow = typeof merchant.$inferSelect

export const PlaceType = builder.objectRef<PlaceRow>('Place').implement({
  description: 'Where something happened or someone lives (source: table place).',
  fields: (t) => ({
    code: t.exposeString('placeCode', { description: 'The source’s code of the place.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    region: t.exposeString('region', { nullable: true, description: 'What it belongs to.' }),
  }),
})

export const MerchantType = builder.objectRef<MerchantRow>('Merchant')

builder.node(MerchantType, {
  description: 'Who was paid (source: table merchant).',
  id: { resolve: (merchant) => merchant.sourceId },
  loadMany: async (ids, { db }) => {
    const rows = await db.select().from(merchant).where(among(merchant.sourceId, ids))
    return ids.map((id) => rows.find((row) => row.sourceId === id))
  },
  fields: (t) => ({
    sourceId: t.exposeString('sourceId', { description: 'The source’s own id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    categoryCode: t.exposeString('categoryCode', {
      nullable: true,
      description: 'The source’s category code: an MCC, or its own.',
    }),
  }),
})

export const loadPlaces = (codes: string[], { db }: Context) =>
  db.select().from(place).where(among(place.placeCode, codes))

export const loadMerchants = (ids: number[], { db }: Context) =>
  db.select().from(merchant).where(among(merchant.merchantId, ids))
