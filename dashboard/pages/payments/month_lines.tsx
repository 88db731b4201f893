import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Series, TimeRow } from '../../charts/time_series/options.ts'
import { timeSeries } from '../../charts/time_series/time_series.ts'
import type { Loadable } from '../../components/panel.tsx'
import { Pictured } from '../../components/pictured.tsx'
import type { TableData } from '../../components/table_data.ts'
import type { Measure } from '../../format/measure.ts'
import { locale } from '../../state/preference.ts'
import type { Words } from '../../state/say.ts'

type Props = {
  title: string
  note: string
  answer: Loadable
  /** The same arrays until the answer, the language or what is shown changes. */
  rows: readonly TimeRow[]
  series: readonly Series[]
  measure: Measure
  mode?: 'lines' | 'stack' | 'share'
  empty: Words
  table: TableData
  tools?: ComponentChildren
  open?: (month: string) => void
}

const HEIGHT = 250

/** A line (or layer) a series over calendar months. */
export function MonthLines(props: Props) {
  const { title, note, answer, rows, series, measure, mode = 'lines', empty, table, tools } = props
  const { open } = props
  const language = locale.value
  const draw = useMemo(
    () => (width: number) =>
      timeSeries(rows, {
        width,
        label: title,
        locale: language,
        measure,
        series,
        mode,
        grain: 'month',
        height: HEIGHT,
        ...(open ? { on: { include: open } } : {}),
      }),
    [rows, series, measure, mode, title, language, open],
  )
  return (
    <Pictured
      title={title}
      note={note}
      answer={answer}
      room={HEIGHT}
      empty={empty}
      table={table}
      tools={tools}
      draw={draw}
    />
  )
}
