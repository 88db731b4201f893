import type { Connection } from '../../db/connection.ts'
import { PLACES } from '../places.ts'
import { GROUPS } from '../spending_groups.ts'

/**
 * Where the shops of a group in a place begin, how many there are, and how many take scan, flash
 * and cards at the counter.
 */
export interface Areas {
  firstShop: Int32Array
  shops: Int32Array
  /** By period, the first so many of an area. */
  scanShops: readonly Int32Array[]
  flashShops: readonly Int32Array[]
  counterShops: readonly Int32Array[]
}

/** Which area: a group's shops in a place, or online. */
export const areaOf = (isOnline: boolean, group: number, place: number) =>
  isOnline ? group : GROUPS.length * (1 + place) + group

const AREAS = GROUPS.length * (1 + PLACES.length)

/** Reads the areas; a shop takes part in the periods all of whose days it takes the channel. */
export async function readAreas(
  engine: Connection,
  periods: readonly { opens: number; closes: number }[],
): Promise<Areas> {
  const numbers = () => new Int32Array(AREAS)
  const areas = await engine.all<{
    area_key: number
    first_shop: number
    shops: number
  }>('select area_key, first_shop, shops from area')
  // In `sql/shop.sql`: whether online times 32 plus the group, times 1,024 plus the place.
  const numberOf = (key: number) => areaOf(key >= 32 * 1024, ((key >> 10) & 31) - 1, key & 1023)
  const firstShop = numbers()
  const shops = numbers()
  for (const area of areas) {
    firstShop[numberOf(area.area_key)] = area.first_shop
    shops[numberOf(area.area_key)] = area.shops
  }
  const taken = await engine.all<{
    area_key: number
    channel: string
    since_day: number
    until_day: number | null
    count: number
  }>(`select area_key, channel::varchar as channel, since_day, until_day, count(*)::integer as count
    from shop_acceptance group by all order by all`)
  const taking = (channel: string) =>
    periods.map(({ opens, closes }) => {
      const of = numbers()
      for (const one of taken) {
        const isThroughout =
          one.channel === channel &&
          one.since_day <= opens &&
          (one.until_day === null || one.until_day >= closes)
        if (isThroughout) of[numberOf(one.area_key)]! += one.count
      }
      return of
    })
  return {
    firstShop,
    shops,
    scanShops: taking('scan'),
    flashShops: taking('flash'),
    counterShops: taking('counter'),
  }
}
