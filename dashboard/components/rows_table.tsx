import { noData } from '../format/locale.ts'
import { exactDecimal } from '../format/number.ts'
import { locale } from '../state/preference.ts'
import type { TableData } from './table_data.ts'

const isDecimal = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value)

/** The rows behind a picture, exact. */
export function RowsTable({ name, columns, rows }: TableData) {
  const text = (value: string | number | null, number: boolean): string => {
    if (value === null) return noData(locale.value)
    if (!number) return String(value)
    if (typeof value === 'number') return value.toLocaleString('en-US')
    return isDecimal(value) ? exactDecimal(value, locale.value) : value
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll rows-table" tabIndex={0} aria-label={name}>
      <table class="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" class={column.number ? 'number' : ''}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((value, at) => (
                <td key={columns[at]?.name} class={columns[at]?.number ? 'number' : ''}>
                  {text(value, columns[at]?.number ?? false)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
