import type { Table } from './scorecard/table.ts'

/** The table with its numbers where several threads can read them: posted on, they are not copied. */
export function shareTable(table: Table): Table {
  return {
    bad: shared(table.bad),
    columns: table.columns.map((column) => {
      if (column.type === 'category') return column
      const { values, ranks, ...head } = column
      return {
        ...head,
        values: shared(values),
        ...(ranks && { ranks: { distinct: shared(ranks.distinct), places: shared(ranks.places) } }),
      }
    }),
  }
}

function shared<Numbers extends Float64Array | Uint32Array | Uint8Array>(
  numbers: Numbers,
): Numbers {
  const Kind = numbers.constructor as new (buffer: SharedArrayBuffer) => Numbers
  const copy = new Kind(new SharedArrayBuffer(numbers.byteLength))
  copy.set(numbers)
  return copy
}
