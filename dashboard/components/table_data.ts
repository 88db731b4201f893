/** The rows behind a picture: what its table shows and its file holds. */
export interface TableData {
  /** Name of the file, without its ending. */
  name: string
  columns: readonly { name: string; number?: boolean }[]
  /** Values as text, exact; null: no data. */
  rows: readonly (readonly (string | number | null)[])[]
}

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The rows as comma-separated values with a head line (RFC 4180); no data is an empty cell. */
export const toCsv = ({ columns, rows }: TableData): string =>
  [columns.map(({ name }) => name), ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')

/** Gives the rows to the reader as a file. */
export function saveCsv(data: TableData): void {
  // The mark lets spreadsheets read it as UTF-8.
  const blob = new Blob(['\ufeff', toCsv(data)], { type: 'text/csv;charset=utf-8' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${data.name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
