import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { parseAddress } from '../state/address.ts'
import { go } from '../state/location.ts'

export type Column<Row> = {
  key: string
  name: string
  number?: boolean
  cell: (row: Row) => ComponentChildren
  class?: string
  /** Given where the rows can be put in this order. */
  sort?: { direction: 'ascending' | 'descending' | null; onSort: () => void }
}

type Props<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Where Enter on a row leads. */
  hrefOf?: (row: Row) => string
  /** The four parts of a row on a phone: two above, two small below. */
  lines: (
    row: Row,
  ) => readonly [ComponentChildren, ComponentChildren, ComponentChildren, ComponentChildren]
  /** The row shown elsewhere on the page. */
  current?: string | null
  onChoose?: (row: Row) => void
}

/** A table that is one tab stop: arrows move between rows, Enter opens; on a phone, rows of two lines. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, keyOf, hrefOf, lines, current = null, onChoose } = props
  const [at, setAt] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const open = (row: Row) => {
    if (onChoose) onChoose(row)
    else if (hrefOf) go(parseAddress(hrefOf(row)))
  }
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setAt(next)
    body.current?.querySelectorAll('tr')[next]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at]
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const to = steps[event.key]
    if (to !== undefined) move(to)
    else if (event.key === 'Enter' && row && (hrefOf ?? onChoose)) open(row)
    else return
    event.preventDefault()
  }
  const active = Math.min(at, rows.length - 1)
  return (
    <>
      <div class="table-scroll not-phone">
        <table class="table" aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown}>
            {rows.map((row, index) => (
              <tr
                key={keyOf(row)}
                tabIndex={index === active ? 0 : -1}
                aria-current={current === keyOf(row) ? 'true' : undefined}
                data-href={hrefOf?.(row)}
                onFocus={() => setAt(index)}
                {...(onChoose ? { class: 'choosable', onClick: () => onChoose(row) } : {})}
              >
                {columns.map((column) => (
                  <td
                    key={column.key}
                    class={`${column.number ? 'number ' : ''}${column.class ?? ''}`}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul class="two-line" aria-label={label}>
        {rows.map((row) => {
          const [a, b, c, d] = lines(row)
          const href = hrefOf?.(row)
          return (
            <li key={keyOf(row)}>
              <a class="two-line-row" {...(href ? { href } : {})}>
                <span>{a}</span>
                <span>{b}</span>
                <small>{c}</small>
                <small>{d}</small>
              </a>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { name, number, sort, class: own } = column
  const arrow =
    sort?.direction === 'ascending' ? ' ↑' : sort?.direction === 'descending' ? ' ↓' : ''
  return (
    <th
      scope="col"
      class={`${number ? 'number ' : ''}${own ?? ''}`}
      {...(sort?.direction ? { 'aria-sort': sort.direction } : {})}
    >
      {sort ? (
        <button type="button" onClick={sort.onSort}>
          {name}
          {arrow}
        </button>
      ) : (
        name
      )}
    </th>
  )
}
