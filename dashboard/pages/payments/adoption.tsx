import { useMemo } from 'preact/hooks'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { MonthLines } from './month_lines.tsx'
import type { AdoptionQuery, Answer } from './query.ts'
import { w } from './words.ts'

const share = { kind: 'share' } as const

const PATHS = [
  ['flash_to_line', 'c3'],
  ['line_to_flash', 'c1'],
] as const

const nameOf = (path: string): string =>
  path === 'flash_to_line' || path === 'line_to_flash' || path === 'same_day' ? say(w[path]) : path

/** Who came from flash to the line, and who from the line to flash. */
export function Adoption({ answer }: { answer: Answer<typeof AdoptionQuery> }) {
  const language = locale.value
  const rows = useMemo(
    () => (answer.data?.portfolio.adoption.rows ?? []).filter(({ measures }) => measures),
    [answer.data],
  )
  const series = useMemo(
    () => (language ? PATHS.map(([key, colour]) => ({ key, name: nameOf(key), colour })) : []),
    [language],
  )
  const drawn = useMemo(
    () =>
      rows.map(({ month, path, measures }) => ({
        series: path,
        day: month,
        value: measures?.rate90d ?? null,
      })),
    [rows],
  )
  return (
    <MonthLines
      title={say(w.adoption)}
      note={say(w.adoptionNote)}
      answer={answer}
      rows={drawn}
      series={series}
      measure={share}
      empty={w.noAdoption}
      table={{
        name: 'adoption',
        columns: [
          { name: say(w.month) },
          { name: say(w.path) },
          { name: say(w.customers), number: true },
          { name: say(w.followed), number: true },
          { name: say(w.within30), number: true },
          { name: say(w.within90), number: true },
          { name: say(w.byNow), number: true },
        ],
        rows: rows.map(({ month, path, measures }) => [
          month,
          nameOf(path),
          measures?.customers ?? null,
          measures?.followed ?? null,
          measures?.rate30d ?? null,
          measures?.rate90d ?? null,
          measures?.rate ?? null,
        ]),
      }}
    />
  )
}
