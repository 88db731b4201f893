import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { Pictured } from '../../components/pictured.tsx'
import { seriesColour } from '../../marks/colour.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, FlowQuery } from './query.ts'
import { shareByMonth } from './share_by_month.ts'
import { w } from './words.ts'

const BUCKETS = ['current', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6'] as const

const nameOf = (bucket: string, next: string | undefined): string =>
  `${bucket === 'current' ? labelOf('bucket', bucket) : bucket} → ${next ?? ''}`

/** What each bucket holds over what the one before it held a month before. */
export function Flows({ answer }: { answer: Answer<typeof FlowQuery> }) {
  const language = locale.value
  const rows = answer.data?.portfolio.flowRate.rows
  const title = say(w.flows)
  const draw = useMemo(() => {
    const given = (rows ?? []).filter(({ measures }) => measures?.balanceRate != null)
    const series = BUCKETS.flatMap((key, i) => {
      const last = given.findLast(({ bucket }) => bucket === key)
      return last
        ? [
            {
              key,
              name: nameOf(key, last.measures?.nextBucket),
              colour: seriesColour(i),
              total: last.measures?.balanceRate ?? null,
            },
          ]
        : []
    })
    const points = given.map(({ month, bucket, measures }) => ({
      series: bucket,
      day: month,
      value: measures?.balanceRate ?? null,
    }))
    return shareByMonth(points, { series, label: title, locale: language, height: 260 })
  }, [rows, title, language])
  return (
    <Pictured
      title={title}
      note={say(w.flowsNote)}
      answer={answer}
      room={260}
      empty={w.noFlow}
      table={{
        name: 'flow_rate',
        columns: [
          { name: say(w.month) },
          { name: say(w.bucket) },
          { name: say(w.balances), number: true },
          { name: say(w.rate), number: true },
          { name: say(w.toWriteOff), number: true },
          { name: say(w.netFlow), number: true },
        ],
        rows: (rows ?? []).map(({ month, bucket, measures }) => [
          month,
          nameOf(bucket, measures?.nextBucket),
          measures?.balance ?? null,
          measures?.balanceRate ?? null,
          measures?.toWriteOff ?? null,
          measures?.netFlowLoss ?? null,
        ]),
      }}
      draw={draw}
    />
  )
}
