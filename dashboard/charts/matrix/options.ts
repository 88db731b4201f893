import type { Measure } from '../../format/measure.ts'
import type { ChartOptions, Choice } from '../chart.ts'

/** `change` is relative (0.17); null where there was nothing before. `value` null is "no data". */
export type MatrixCell = {
  row: string
  column: string
  count: number
  value: number | null
  change: number | null
}

export type MatrixOptions = ChartOptions &
  Pick<Choice, 'selected'> & {
    measure: Measure
    rows: readonly {
      key: string
      name: string
      note?: string | undefined
      short?: string | undefined
    }[]
    columns: readonly { key: string; name: string; short?: string | undefined }[]
    /** Over the columns: "Utilisation of the old quota". */
    columnTitle: string
    /** What is counted: "Customers". */
    countName: string
    /** What the value is, for the line that reads a cell: "mean quota". */
    valueName: string
    /** What a cell of rows without a value says: "no quota"; else "no data". */
    valueless?: string | undefined
  }
