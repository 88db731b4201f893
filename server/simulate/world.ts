import type { Connection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import type { Month } from './calendar.ts'
import { poissonDraws, probit } from './distribution.ts'
import type { Parameters } from './parameters.ts'
import { pick, type Run, runsOf } from './picks.ts'
import { PLACES } from './places.ts'
import { drawsOf } from './quantiles.ts'
import { GROUPS } from './spending_groups.ts'
import { list } from './variables.ts'

/** Makes the tables that months draw from: words, places, tickets, hours, counts. */
export async function makeWorld(
  engine: Connection,
  { spending, stress }: Parameters,
  months: readonly Month[],
): Promise<void> {
  await engine.script(
    `create table place as select * from (values ${PLACES.map(
      ({ code, name, region, share, tier }, i) =>
        `(${i}::smallint, ${quoteLiteral(code)}::place_t, ${quoteLiteral(name)}, ${quoteLiteral(region)}, ${share}::double, '${tier}')`,
    ).join(', ')}) as t(place_no, place_code, name, region, share, tier)`,
  )
  const brands = GROUPS.flatMap((group, g) =>
    group.brands.flatMap((name, b) =>
      [false, true]
        .filter((online) => (online ? group.online : group.counter) > 0)
        .map(
          (online) =>
            `(${g + 1}::utinyint, ${quoteLiteral(group.mcc)}::mcc_t, ${b}, ${quoteLiteral(online && group.counter > 0 ? `${name} online` : name)}, ${online})`,
        ),
    ),
  )
  await engine.script(
    `create table brand_seed as select * from (values ${brands.join(', ')}) as t(grp, mcc, brand_no, name, is_online)`,
  )
  const groupChoices = (cash: number) =>
    [(g: (typeof GROUPS)[number]) => g.counter, (g: (typeof GROUPS)[number]) => g.online].flatMap(
      (weight) => {
        const sum = GROUPS.reduce((all, group) => all + weight(group), 0)
        const weights = GROUPS.map((group) =>
          group.category === 'cash' ? weight(group) + cash * sum : weight(group),
        )
        return runsOf(weights, 4096, 1)
      },
    )
  // In the order of their keys: no stress, (unused), stress, bust-out; each at the till and online.
  await pick(engine, 'groups', 'utinyint', [
    ...groupChoices(0),
    ...groupChoices(0),
    ...groupChoices(stress.cash),
    ...groupChoices(0.8),
  ])
  await engine.script(
    `create table pick_amounts as
     select list(cents order by grp, u) as amounts
     from (
       select grp, u, least(5000000, greatest(100, round(100 * median * exp(sigma * z))))::integer as cents
       from (values ${GROUPS.map((g, i) => `(${i + 1}, ${g.median}::double, ${g.sigma}::double)`).join(', ')}) as g(grp, median, sigma),
         (select unnest(range(4096)) as u, unnest(${list(Array.from({ length: 4096 }, (_, i) => probit((i + 0.5) / 4096)))}::double[]) as z)
     )`,
  )
  await engine.script(
    `create table pick_categories as select ${list(GROUPS.map((group) => group.mcc))}::mcc_t[] as categories`,
  )
  await pick(
    engine,
    'minutes',
    'smallint',
    drawsOf(spending.hours, 4096).flatMap((draws, hour) =>
      runsOf(Array(60).fill(1), draws, hour * 60),
    ),
  )
  await pick(
    engine,
    'places',
    'smallint',
    runsOf(
      PLACES.map((place) => place.share),
      1024,
    ),
  )
  await pick(
    engine,
    'counts',
    'utinyint',
    Array.from({ length: 128 }, (_, b) =>
      poissonDraws(((b + 0.5) / 10) ** 2, 1024).map((draws, count): Run => [count, draws]),
    ).flat(),
  )
  await engine.script(
    'create table picks as from pick_groups, pick_amounts, pick_categories, pick_minutes, pick_places, pick_counts',
  )
  await engine.script(
    `create table calendar as select * from (values ${months.map((m) => `(${m.number}, ${m.firstDay}, ${m.lastDay})`).join(', ')}) as t(month_no, first_day, last_day)`,
  )
}
