import type { Connection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import type { World } from './part_engine.ts'
import { PLACES } from './places.ts'
import { GROUPS } from './spending_groups.ts'

/** Makes the tables of places, brands, months and periods. */
export async function makeWorld(engine: Connection, { months, periods }: World): Promise<void> {
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
  await engine.script(
    `create table calendar as select * from (values ${months.map((m) => `(${m.number}, ${m.firstDay}, ${m.lastDay})`).join(', ')}) as t(month_no, first_day, last_day)`,
  )
  // Who has taken up scan and flash in the period of a statement day.
  await engine.script(
    `create table every_period as select * from (values ${periods
      .flat()
      .map((p) => `(${p.bg}::utinyint, ${p.opens}, ${p.scan}::double, ${p.flash}::double)`)
      .join(', ')}) as t(bg, opens, scan, flash)`,
  )
}
