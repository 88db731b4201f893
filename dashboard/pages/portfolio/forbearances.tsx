import { useMemo } from 'preact/hooks'
import { labelOf, namesOf } from '../../api/codes.ts'
import { Pictured } from '../../components/pictured.tsx'
import { seriesColour } from '../../marks/colour.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, ForbearanceQuery } from './query.ts'
import { shareByMonth } from './share_by_month.ts'
import { w } from './words.ts'

/** The part of what lines and loans owe whose terms are eased, at month ends. */
export function Forbearances({ answer }: { answer: Answer<typeof ForbearanceQuery> }) {
  const language = locale.value
  const rows = useMemo(() => {
    const all = answer.data?.portfolio.forbearance.rows ?? []
    const eased = all.some(({ measures }) => measures && measures.facilities + measures.began > 0)
    return eased ? all : []
  }, [answer.data])
  const title = say(w.forbearance)
  const draw = useMemo(() => {
    const series = namesOf('facility_kind').flatMap((key, i) => {
      const last = rows.findLast(({ kind }) => kind === key)?.measures
      const name = labelOf('facility_kind', key)
      return last ? [{ key, name, colour: seriesColour(i), total: last.receivableShare }] : []
    })
    const points = rows.map(({ month, kind, measures }) => ({
      series: kind,
      day: month,
      value: measures?.receivableShare ?? null,
    }))
    return shareByMonth(points, { series, label: title, locale: language, height: 220 })
  }, [rows, title, language])
  return (
    <Pictured
      title={title}
      note={say(w.forbearanceNote)}
      answer={answer}
      room={220}
      empty={w.noForbearance}
      table={{
        name: 'forbearance',
        columns: [
          { name: say(w.month) },
          { name: say(w.facilityKind) },
          ...[w.eased, w.ofFacilities, w.began, w.ended, w.receivable, w.share].map((name) => ({
            name: say(name),
            number: true,
          })),
        ],
        rows: rows.map(({ month, kind, measures }) => [
          month,
          labelOf('facility_kind', kind),
          measures?.facilities ?? null,
          measures?.ofFacilities ?? null,
          measures?.began ?? null,
          measures?.ended ?? null,
          measures?.receivable ?? null,
          measures?.receivableShare ?? null,
        ]),
      }}
      draw={draw}
    />
  )
}
