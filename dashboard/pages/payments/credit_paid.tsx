import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import type { Series } from '../../charts/time_series/options.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { channelSeries } from './channel_series.ts'
import { MonthLines } from './month_lines.tsx'
import type { Answer, CreditPaidQuery } from './query.ts'
import { openMonth } from './scope.ts'
import { w } from './words.ts'

const share = { kind: 'share' } as const

const ALL = 'all'

/** What part of spending came from the quota, by channel and altogether. */
export function CreditPaid({ answer }: { answer: Answer<typeof CreditPaidQuery> }) {
  const language = locale.value
  const rows = useMemo(
    () =>
      (answer.data?.portfolio.creditPaidShare.rows ?? []).filter(
        ({ measures }) => measures?.quotaShare != null,
      ),
    [answer.data],
  )
  const series = useMemo((): Series[] => {
    const all: Series = { key: ALL, name: say(w.allTogether), colour: 'ink-3' }
    const channels = rows.flatMap(({ channel }) => (channel === null ? [] : [channel]))
    return language ? [all, ...channelSeries(channels)] : []
  }, [rows, language])
  const drawn = useMemo(
    () =>
      rows.map(({ month, channel, measures }) => ({
        series: channel ?? ALL,
        day: month,
        value: measures?.quotaShare ?? null,
      })),
    [rows],
  )
  return (
    <MonthLines
      title={say(w.creditShare)}
      note={say(w.creditNote)}
      answer={answer}
      rows={drawn}
      series={series}
      measure={share}
      empty={w.noCredit}
      open={openMonth}
      table={{
        name: 'credit_paid_share',
        columns: [
          { name: say(w.month) },
          { name: say(w.channel) },
          { name: say(w.amount), number: true },
          { name: say(w.fromQuota), number: true },
          { name: say(w.fromSavings), number: true },
          { name: say(w.share), number: true },
        ],
        rows: rows.map(({ month, channel, measures }) => [
          month,
          channel === null ? say(w.allTogether) : labelOf('channel', channel),
          measures?.amount ?? null,
          measures?.quotaAmount ?? null,
          measures?.savingsAmount ?? null,
          measures?.quotaShare ?? null,
        ]),
      }}
    />
  )
}
