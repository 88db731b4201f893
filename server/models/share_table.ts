import type { Table } from './scorecard/table.ts'

/** The table with its numbers where several threads can read them: posted on, they are not copied. */
export function shareTable(table: Table): Table {
  return {
    bad: shared(table.bad),
    ...(table.weight && { weight: shared(table.weight) }),
    ...(table.segment && { segment: shared(table.segment) }),
    columns: table.columns.map((column) => {
      if (column.type === 'category') {
        const { texts, places } = column.levels
        return { ...column, levels: { texts, places: shared(places) } }
      }
      const { distinct, highest, places } = column.ranks
      return {
        ...column,
        ranks: {
          distinct: shared(distinct),
          places: shared(places),
          ...(highest && { highest: shared(highest) }),
        },
      }
    }),
  }
}

type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array

/** The same numbers, copied only where they are not shared yet. */
function shared<N extends Numbers>(numbers: N): N {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers
  const Kind = numbers.constructor as new (buffer: SharedArrayBuffer) => N
  const copy = new Kind(new SharedArrayBuffer(numbers.byteLength))
  copy.set(numbers)
  return copy
}
