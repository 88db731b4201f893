import { cellRows, factRows, type SpendingRows } from '../spending_rows.sql.ts'
import { CUBES, type Cube } from './cubes.ts'

const SAID = [
  'booked_on',
  'channel',
  'category',
  'kind',
  'funding',
  'status',
  'direction',
  'response_code',
]

/** The columns of what some cubes hold and others do not. */
const OWN: Record<Cube['holds'][number], { column: string; of(rows: SpendingRows): string }> = {
  SIZE: { column: 'size_band', of: ({ sizeBand }) => sizeBand },
  HOUR: { column: 'local_hour', of: ({ localHour }) => localHour },
  PLACE: { column: 'place_code', of: () => 'place_code' },
}

/** Cubes in the order they are filled: one whose cells another can be summed from comes first. */
export const LARGEST_FIRST: readonly Cube[] = [...CUBES].reverse()

/** A larger cube's cells where they hold all that is wanted: there are fewer of them than transactions. */
function sourceOf(cube: Cube, localHour: string): SpendingRows {
  const larger = CUBES.find(
    (other) => other !== cube && cube.holds.every((held) => other.holds.includes(held)),
  )
  return larger ? cellRows(larger) : factRows(localHour)
}

// A cell's sum has 16 digits before the point, as one amount may have: what is huge has a cell of its own.
const APART = 'case when amount >= 10000000000 then rowid end'

/** Adds the cells of the files that satisfy `where` to a cube, day by day, so that a scan can skip days. */
export function addCellsSql(cube: Cube, localHour: string, where: string): string {
  const rows = sourceOf(cube, localHour)
  const own = cube.holds.map((held) => OWN[held])
  const columns = [...SAID, ...own.map(({ column }) => column)]
  const values = [...SAID, ...own.map(({ of }) => of(rows))]
  return `
insert into ${cube.table} (${columns.join(', ')}, transactions, amount, source_file_id)
select ${values.join(', ')}, ${rows.count}, sum(amount)::decimal(18,2), source_file_id
from ${rows.table}
where ${where}
group by ${values.join(', ')}, source_file_id, ${APART}
order by booked_on`
}
