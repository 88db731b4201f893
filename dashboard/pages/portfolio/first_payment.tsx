import { useMemo } from 'preact/hooks'
import { timeSeries } from '../../charts/time_series/time_series.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, FirstPaymentQuery } from './query.ts'
import { w } from './words.ts'

/** First payment default by month of opening. */
export function FirstPayment({ answer }: { answer: Answer<typeof FirstPaymentQuery> }) {
  const language = locale.value
  const rows = useMemo(
    () =>
      (answer.data?.portfolio.firstPaymentDefault.rows ?? []).filter(({ measures }) => measures),
    [answer.data],
  )
  const title = say(w.firstPayment)
  const draw = useMemo(
    () => (width: number) =>
      timeSeries(
        rows.map(({ cohort, measures }) => ({
          series: 'fpd',
          day: cohort,
          value: measures?.unpaidShare ?? null,
        })),
        {
          width,
          label: title,
          locale: language,
          measure: { kind: 'share' },
          grain: 'month',
          series: [{ key: 'fpd', name: 'FPD-30', colour: 'accent' }],
          height: 260,
        },
      ),
    [rows, title, language],
  )
  return (
    <Pictured
      title={title}
      note={say(w.firstNote)}
      answer={answer}
      room={260}
      empty={w.noFirst}
      table={{
        name: 'first_payment_default',
        columns: [
          { name: say(w.month) },
          { name: say(w.opened), number: true },
          { name: say(w.matured), number: true },
          { name: say(w.unpaid), number: true },
          { name: say(w.share), number: true },
        ],
        rows: rows.map(({ cohort, measures }) => [
          cohort,
          measures?.accounts ?? null,
          measures?.matured ?? null,
          measures?.unpaid ?? null,
          measures?.unpaidShare ?? null,
        ]),
      }}
      draw={draw}
    />
  )
}
