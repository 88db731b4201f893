import type { Connection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import type { Month } from './calendar.ts'
import type { Parameters } from './parameters.ts'
import { PARTNERS, TERMS } from './partners.ts'
import { quantiles } from './quantiles.ts'
import { list, numbers, setAll } from './variables.ts'

type Value = string | number | null | undefined

const literal = (value: Value) =>
  value === null || value === undefined
    ? 'null'
    : typeof value === 'string'
      ? quoteLiteral(value)
      : String(value)

/** A table of few rows; `columns` are its names with their types. */
async function table(
  engine: Connection,
  name: string,
  columns: Record<string, string>,
  rows: readonly (readonly Value[])[],
) {
  const declared = Object.entries(columns).map(([column, type]) => `${column} ${type}`)
  await engine.script(`create or replace table ${name} (${declared.join(', ')})`)
  if (rows.length === 0) return
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`)
  await engine.script(`insert into ${name} values ${values.join(', ')}`)
}

const monthNumber = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

/** The share of a month: on a straight line between the months of `growth`, level before and after. */
export function growthOn(date: string, growth: Readonly<Record<string, number>>): number {
  const at = monthNumber(date)
  const known = Object.entries(growth)
    .map(([month, value]) => [monthNumber(month), value] as const)
    .sort(([a], [b]) => a - b)
  const before = known.findLast(([month]) => month <= at)
  const after = known.find(([month]) => month > at)
  if (!before || !after) return (before ?? after)?.[1] ?? 0
  return before[1] + ((after[1] - before[1]) * (at - before[0])) / (after[0] - before[0])
}

const subsidyOf = (partner: string | null) =>
  TERMS.find((terms) => terms.partner === partner && terms.subsidy !== undefined)?.subsidy ?? 0

/** Campaigns that touch the months: the first tap once, the others each year. */
function campaigns({ promotions }: Parameters, months: readonly Month[]) {
  const { first_tap, double_11, scan_week } = promotions
  const years = [...new Set(months.map((month) => month.start.slice(0, 4)))]
  return [
    [
      'first_tap',
      'First tap',
      'flash',
      'PBANK',
      first_tap.from,
      first_tap.until,
      null,
      Math.round(first_tap.subsidy * 100),
      1024,
      subsidyOf('PBANK'),
    ] as const,
    ...years.flatMap((year) =>
      (
        [
          ['double_11', 'Double 11', 'online', 'PMALL', double_11],
          ['scan_week', 'Cashless week', 'scan', null, scan_week],
        ] as const
      ).map(
        ([id, name, channel, partner, of]) =>
          [
            `${id}_${year}`,
            `${name} ${year}`,
            channel,
            partner,
            `${year}-${of.from}`,
            `${year}-${of.until}`,
            of.rate,
            Math.round(of.cap * 100),
            Math.round(of.chance * 1024),
            subsidyOf(partner),
          ] as const,
      ),
    ),
  ].filter(
    ([, , , , from, until]) =>
      until >= months[0]!.start && from.slice(0, 7) <= months.at(-1)!.start.slice(0, 7),
  )
}

/** Makes the tables and figures that the relations around lines and payments draw from. */
export async function makeSurroundings(
  engine: Connection,
  world: Parameters,
  months: readonly Month[],
): Promise<void> {
  const { accounts, bureaus, acceptance, offers, loans } = world
  const lastMonth = months.at(-1)!.start.slice(0, 7)
  const firstDay = months[0]!.start
  const known = PARTNERS.map((partner) => ({
    ...partner,
    since: partner.isFirst && partner.since > firstDay ? firstDay : partner.since,
  })).filter(({ since }) => since.slice(0, 7) <= lastMonth)
  await table(
    engine,
    'partner',
    { partner_id: 'varchar', name: 'varchar', role: 'varchar', since: 'date', until: 'date' },
    known.map(({ id, name, role, since, until }) => [id, name, role, since, until]),
  )
  await table(
    engine,
    'partner_term',
    {
      partner_id: 'varchar',
      channel: 'varchar',
      effective_on: 'date',
      fee_rate: 'double',
      partner_share: 'double',
      subsidy_share: 'double',
      funding_share: 'double',
      funding_rate: 'double',
    },
    TERMS.map((t) => [t.partner, t.channel, t.from, t.fee, t.share, t.subsidy, t.funding, t.rate]),
  )
  await table(
    engine,
    'brand_partner',
    { brand: 'varchar', partner_id: 'varchar' },
    known.flatMap(({ id, brands = [] }) => brands.map((brand) => [brand, id])),
  )
  await table(
    engine,
    'promotion',
    {
      promotion_id: 'varchar',
      name: 'varchar',
      channel: 'channel_t',
      partner_id: 'varchar',
      starts_on: 'date',
      ends_on: 'date',
      rate: 'double',
      cap_cents: 'integer',
      chance_1024: 'integer',
      partner_share: 'double',
    },
    campaigns(world, months),
  )
  await table(
    engine,
    'bureau',
    { bureau_no: 'integer', name: 'varchar', unknown_1024: 'integer', cost_cents: 'integer' },
    bureaus.list.map((b, i) => [i, b.name, Math.round(b.unknown * 1024), Math.round(b.cost * 100)]),
  )
  const monthly = (growth: Readonly<Record<string, number>>) =>
    numbers(
      months.map((month) => growthOn(month.start, growth)),
      'double',
    )
  const of1024 = (value: number) => Math.round(value * 1024)
  await setAll(engine, {
    home_banks: list(accounts.home_banks.map((bank) => bank.name)),
    home_bank_of: numbers(
      quantiles(
        accounts.home_banks.map((bank) => bank.share),
        1024,
      ).map((i) => i + 1),
    ),
    bank_failing_1024: numbers(accounts.home_banks.map((bank) => of1024(bank.failing))),
    giving_up_1024: of1024(accounts.giving_up),
    failing_element: numbers(quantiles(Object.values(accounts.failing_elements), 256)),
    failing_twice_1024: of1024(accounts.failing_twice),
    class_3_1024: of1024(accounts.class_3),
    new_phone_1024: of1024(accounts.new_phone),
    scan_growth: monthly(acceptance.scan),
    flash_growth: monthly(acceptance.flash),
    counter_growth: monthly(acceptance.counter),
    bureaus: bureaus.list.length,
    bureaus_from: `date '${bureaus.from}'`,
    bureau_of: numbers(
      quantiles(
        bureaus.list.map((b) => b.weight),
        256,
      ),
    ),
    permitted_1024: of1024(bureaus.permitted),
    permitted_besides_1024: of1024(bureaus.permitted_besides),
    revoked_1024: of1024(bureaus.revoked),
    inquiry_failing_1024: of1024(bureaus.failing),
    review_days: bureaus.review_days,
    held_out_1024: of1024(offers.held_out),
    organic_1024: of1024(offers.organic),
    loan_fee: `${loans.fee}::double`,
  })
}
