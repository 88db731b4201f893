import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Failure } from '../api/failure.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { Failed } from './failed.tsx'
import { IconButton } from './icon_button.tsx'
import { RowsTable } from './rows_table.tsx'
import { saveCsv, type TableData } from './table_data.ts'

export type Loadable = { data: unknown; late: boolean; failure: Failure | null; retry: () => void }

type Props = {
  title: string
  note?: ComponentChildren
  tools?: ComponentChildren
  /** The questions the panel waits for. */
  queries?: readonly Loadable[]
  table?: TableData | undefined
  /** Height kept free until there is something to show, in pixels. */
  room?: number
  /** The panel as a section, with what T does inside it. */
  children: (showTable: () => void) => ComponentChildren
}

/** A titled part of the sheet: its picture or the table behind it, or why there is neither. */
export function Panel({ title, note, tools, queries = [], table, room = 120, children }: Props) {
  const [tabular, setTabular] = useState(false)
  const failed = queries.find(({ failure }) => failure !== null)
  const waiting = queries.some(({ data }) => data === undefined)
  const late = queries.some(({ late }) => late)
  const body = () => {
    if (failed?.failure && (waiting || !failed.failure.offline))
      return <Failed what={title} failure={failed.failure} retry={failed.retry} />
    if (waiting) return <div class="room" style={{ height: `${room}px` }} />
    if (tabular && table) return <RowsTable {...table} />
    return children(() => setTabular(!tabular))
  }
  return (
    <div class={late ? 'loading' : undefined} aria-busy={late}>
      {late && <div class="loading-bar" />}
      <div class="panel-head">
        <h2>{title}</h2>
        {note && <span class="panel-note">{note}</span>}
        <span class="panel-tools">
          {tools}
          {table && (
            <>
              <IconButton
                icon="table"
                name={say(words.showTable, { what: title })}
                pressed={tabular}
                onPress={() => setTabular(!tabular)}
              />
              <span class="not-phone">
                <IconButton
                  icon="download"
                  name={say(words.saveRows, { what: title })}
                  onPress={() => saveCsv(table)}
                />
              </span>
            </>
          )}
        </span>
      </div>
      {body()}
    </div>
  )
}
