import type { ComponentChildren } from 'preact'
import { Figure } from '../marks/figure.tsx'
import { say, type Words } from '../state/say.ts'
import { type Loadable, Panel } from './panel.tsx'
import type { TableData } from './table_data.ts'

// What a relation answers that it cannot tell of this lender; its message says why.
const REFUSED = 'BAD_REQUEST'

type Props = {
  title: string
  note?: string | undefined
  tools?: ComponentChildren
  answer: Loadable
  /** Height kept free until there is something to show, in pixels. */
  room: number
  /** Said where the answer has no rows. */
  empty: Words
  table: TableData
  draw?: (width: number) => Element
  hint?: string
  /** In place of a drawing, or under it. */
  children?: ComponentChildren
}

/** The panel of one relation: its drawing, why it has none, or the table behind it. */
export function Pictured(props: Props) {
  const { title, note, tools, answer, room, empty, table, draw, hint, children } = props
  const refused = answer.failure?.code === REFUSED ? answer.failure.message : null
  const nothing = refused ?? (answer.data !== undefined && !table.rows.length ? say(empty) : null)
  return (
    <Panel
      title={title}
      note={note}
      tools={nothing === null ? tools : undefined}
      queries={refused === null ? [answer] : []}
      room={room}
      table={nothing === null ? table : undefined}
    >
      {() =>
        nothing === null ? (
          <>
            {draw && <Figure draw={draw} {...(hint ? { reading: true, hint } : {})} />}
            {children}
          </>
        ) : (
          <div class="empty" role="status">
            {nothing}
          </div>
        )
      }
    </Panel>
  )
}
