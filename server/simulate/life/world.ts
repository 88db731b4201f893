import { usualDefinition } from '../../ledger/outcome/definition.ts'
import type { Month } from '../calendar.ts'
import type { Engine } from '../engine.ts'
import type { Parameters } from '../parameters.ts'
import type { World } from '../part_engine.ts'
import type { Period } from '../period.ts'
import { makePdTables, type PdTables } from '../true_pd_tables.ts'
import { CHANNEL } from '../words.ts'
import { type Areas, readAreas } from './areas.ts'
import { makePicks, type Picks } from './picks.ts'

export interface Promotion {
  /** Null: all of a customer's first tap. */
  rate: number | null
  channel: number
  cap_cents: number
  chance_1024: number
  partner_share: number
  from_sec: number
  until_sec: number
}

/** What lives read of shops and what is on there: who has the lender in an engine tells it. */
export interface Market {
  areas: Areas
  promotions: readonly Promotion[]
}

/** All that lives read of their world. */
export interface LifeWorld extends Market {
  seed: number
  parameters: Parameters
  months: readonly Month[]
  /** First day of each month, and of 24 more: loans fall due beyond the end. */
  firstDays: readonly number[]
  monthOfDay: Uint8Array
  lastDay: number
  /** The first second after the last day. */
  endSec: number
  /** By number, then by statement day. */
  periods: readonly (readonly Period[])[]
  picks: Picks
  /** Null: what is so is not told. */
  pd: PdTables | null
}

/** The first day of each month, and of the 24 after the last. */
function firstDays(months: readonly Month[]): number[] {
  const [year = 0, month = 0] = months[0]!.start.split('-').map(Number)
  return Array.from(
    { length: months.length + 25 },
    (_, i) => (Date.UTC(year, month - 1 + i, 1) - Date.UTC(year, month - 1, 1)) / 86_400_000,
  )
}

const readPromotions = async (engine: Engine): Promise<Promotion[]> =>
  (
    await engine.all<Omit<Promotion, 'channel'> & { channel: keyof typeof CHANNEL }>(`
    select rate, channel::varchar as channel, cap_cents, chance_1024, partner_share,
      (starts_on - getvariable('first_day'))::integer * 86400 as from_sec,
      (ends_on - getvariable('first_day') + 1)::integer * 86400 as until_sec
    from promotion order by rowid`)
  ).map((promotion) => ({ ...promotion, channel: CHANNEL[promotion.channel] }))

/** The market of an engine that has the lender. */
export async function readMarket(engine: Engine, { periods }: World): Promise<Market> {
  const spans = periods.map((of) => ({
    opens: Math.min(...of.map((period) => period.opens)),
    closes: Math.max(...of.map((period) => period.closes)),
  }))
  return { areas: await readAreas(engine, spans), promotions: await readPromotions(engine) }
}

/** What lives read, all but the market. */
export async function makeLifeWorld(
  { seed, parameters, months, periods }: World,
  truth: boolean,
): Promise<Omit<LifeWorld, keyof Market>> {
  const { lastDay } = months.at(-1)!
  return {
    seed,
    parameters,
    months,
    firstDays: firstDays(months),
    monthOfDay: Uint8Array.from(
      months.flatMap((m) => Array<number>(m.lastDay - m.firstDay + 1).fill(m.number)),
    ),
    lastDay,
    endSec: (lastDay + 1) * 86400,
    periods,
    picks: makePicks(parameters),
    pd: truth ? makePdTables(parameters, await usualDefinition()) : null,
  }
}

/** The number that names a customer's period, in ids. */
export const periodNo = (n: number, period: number) => n * 64 + period

/** The number that names a customer's purchase. */
export const purchaseNo = (n: number, { period, k }: { period: number; k: number }) =>
  periodNo(n, period) * 512 + k
