import { useMemo } from 'preact/hooks'
import { timeSeries } from '../../charts/time_series/time_series.ts'
import { Pictured } from '../../components/pictured.tsx'
import { parseAddress } from '../../state/address.ts'
import { go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, FeedQuery } from './query.ts'
import { w } from './words.ts'

/** Transactions of each day against the same weekday before, and against what the lender states. */
export function Feed({ answer }: { answer: Answer<typeof FeedQuery> }) {
  const language = locale.value
  const rows = useMemo(
    () => [...(answer.data?.portfolio.feedCompleteness.rows ?? [])].reverse(),
    [answer.data],
  )
  const some = rows.some(({ measures }) => measures?.rows || measures?.controlRows)
  const title = say(w.feed)
  const stated = rows.filter(({ measures }) => measures?.agrees != null)
  // What the lender's own totals agree with came whole, however unlike its weekday.
  const unlike = rows.filter(({ measures }) => /^(low|high)$/.test(measures?.verdict ?? ''))
  const off = rows.filter(
    ({ measures }) =>
      measures?.agrees === false ||
      (measures?.agrees == null && unlike.some((row) => row.measures === measures)),
  )
  const draw = useMemo(() => {
    const events = off.map(({ day, measures }) => ({
      day,
      name: say(
        measures?.agrees === false ? w.differs : measures?.verdict === 'low' ? w.low : w.high,
      ),
      weight: measures?.agrees === false ? 2 : 1,
      tone: 'bad' as const,
    }))
    return (width: number) =>
      timeSeries(
        rows.map(({ day, measures }) => ({ series: 'rows', day, value: measures?.rows ?? null })),
        {
          width,
          label: title,
          locale: language,
          measure: { kind: 'count' },
          series: [{ key: 'rows', name: say(w.rows), colour: 'accent' }],
          before: rows.map(({ day, measures }) => ({
            series: 'rows',
            day,
            value: measures?.medianRows ?? null,
          })),
          events,
          height: 240,
          on: { include: (day) => go(parseAddress(`/spending?paid=${day}..${day}`)) },
        },
      )
  }, [rows, title, language])
  const verdict =
    off.length > 0
      ? say(w.someDiffer, { n: off.length, all: rows.length })
      : stated.length > 0
        ? say(w.allWhole, { n: stated.length }) +
          (unlike.length > 0 ? say(w.unlike, { n: unlike.length }) : '')
        : say(w.noneStated)
  return (
    <Pictured
      title={title}
      note={`${verdict} · ${say(w.feedNote)}`}
      answer={answer}
      room={240}
      empty={w.noFeed}
      table={{
        name: 'feed_completeness',
        columns: [
          { name: say(w.day) },
          { name: say(w.rows), number: true },
          { name: say(w.usual), number: true },
          { name: say(w.verdict) },
          { name: say(w.controlRows), number: true },
          { name: say(w.difference), number: true },
        ],
        rows: (some ? rows : []).map(({ day, measures }) => [
          day,
          measures?.rows ?? null,
          measures?.medianRows ?? null,
          measures?.verdict ?? null,
          measures?.controlRows ?? null,
          measures?.amountDifference ?? null,
        ]),
      }}
      draw={draw}
    />
  )
}
