import { useMemo } from 'preact/hooks'
import { timeSeries } from '../../charts/time_series/time_series.ts'
import { Pictured } from '../../components/pictured.tsx'
import { seriesColour } from '../../marks/colour.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, UtilisationQuery } from './query.ts'
import { w } from './words.ts'

const BASES = ['statement', 'current', 'peak'] as const

const nameOf = (basis: string): string => {
  const known = BASES.find((each) => each === basis)
  return known ? say(w[known]) : basis
}

/** Utilisation on three bases, each as the ratio of sums and as the mean of ratios. */
export function Utilisation({ answer }: { answer: Answer<typeof UtilisationQuery> }) {
  const language = locale.value
  const rows = useMemo(
    () => (answer.data?.portfolio.utilisation.rows ?? []).filter(({ measures }) => measures),
    [answer.data],
  )
  const title = say(w.utilisation)
  const draw = useMemo(() => {
    const of = (mean: 'ratioOfSums' | 'meanOfRatios') =>
      rows.map(({ month, basis, measures }) => ({
        series: basis,
        day: month,
        value: measures?.[mean] ?? null,
      }))
    return (width: number) =>
      timeSeries(of('ratioOfSums'), {
        width,
        label: title,
        locale: language,
        measure: { kind: 'share' },
        grain: 'month',
        series: BASES.map((key, i) => ({ key, name: nameOf(key), colour: seriesColour(i) })),
        before: of('meanOfRatios'),
        height: 240,
      })
  }, [rows, title, language])
  return (
    <Pictured
      title={title}
      note={say(w.utilisationNote)}
      answer={answer}
      room={240}
      empty={w.noLines}
      table={{
        name: 'utilisation',
        columns: [
          { name: say(w.month) },
          { name: say(w.basis) },
          { name: say(w.ratioOfSums), number: true },
          { name: say(w.meanOfRatios), number: true },
          { name: say(w.lines), number: true },
          { name: say(w.overLimit), number: true },
        ],
        rows: rows.map(({ month, basis, measures }) => [
          month,
          nameOf(basis),
          measures?.ratioOfSums ?? null,
          measures?.meanOfRatios ?? null,
          measures?.lines ?? null,
          measures?.overLimit ?? null,
        ]),
      }}
      draw={draw}
    />
  )
}
