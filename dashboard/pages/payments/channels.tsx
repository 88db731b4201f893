import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { money } from '../../api/lender.ts'
import { Segmented } from '../../components/segmented.tsx'
import { address } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { channelSeries } from './channel_series.ts'
import { MonthLines } from './month_lines.tsx'
import type { Answer, ChannelQuery } from './query.ts'
import { openMonth, set } from './scope.ts'
import { w } from './words.ts'

const count = { kind: 'count' } as const

/** What went through flash, scan, online and the others, as shares or as lines. */
export function Channels({ answer }: { answer: Answer<typeof ChannelQuery> }) {
  const { by, m } = address.value.settings
  const lines = by === 'lines'
  const byAmount = m === 'amount'
  const language = locale.value
  const rows = useMemo(
    () => (answer.data?.portfolio.channelShare.rows ?? []).filter(({ measures }) => measures),
    [answer.data],
  )
  const series = useMemo(
    () => (language ? channelSeries(rows.map(({ channel }) => channel)) : []),
    [rows, language],
  )
  const drawn = useMemo(
    () =>
      rows.map(({ month, channel, measures }) => ({
        series: channel,
        day: month,
        value: byAmount ? Number(measures?.amount ?? 0) : (measures?.payments ?? null),
      })),
    [rows, byAmount],
  )
  const note = lines ? (byAmount ? w.linesAmount : w.linesCount) : byAmount ? w.byAmount : w.byCount
  return (
    <MonthLines
      title={say(w.channelShare)}
      note={say(note)}
      answer={answer}
      rows={drawn}
      series={series}
      measure={byAmount ? money.value : count}
      mode={lines ? 'lines' : 'share'}
      empty={w.noChannel}
      open={openMonth}
      tools={<Tools lines={lines} byAmount={byAmount} />}
      table={{
        name: 'channel_share',
        columns: [
          { name: say(w.month) },
          { name: say(w.channel) },
          { name: say(w.count), number: true },
          { name: say(w.amount), number: true },
          { name: `${say(w.share)}, ${say(w.count).toLowerCase()}`, number: true },
          { name: `${say(w.share)}, ${say(w.amount).toLowerCase()}`, number: true },
          { name: say(w.customers), number: true },
          { name: say(w.declineRate), number: true },
        ],
        rows: rows.map(({ month, channel, measures }) => [
          month,
          labelOf('channel', channel),
          measures?.payments ?? null,
          measures?.amount ?? null,
          measures?.paymentShare ?? null,
          measures?.amountShare ?? null,
          measures?.customers ?? null,
          measures?.declineRate ?? null,
        ]),
      }}
    />
  )
}

function Tools({ lines, byAmount }: { lines: boolean; byAmount: boolean }) {
  return (
    <span class="not-phone actions">
      <Segmented
        label={say(w.measure)}
        value={byAmount ? 'amount' : 'count'}
        choices={[
          { value: 'count', name: say(w.count) },
          { value: 'amount', name: say(w.amount) },
        ]}
        onChoose={(m) => set('m', m)}
      />
      <Segmented
        label={say(w.form)}
        value={lines ? 'lines' : 'share'}
        choices={[
          { value: 'share', name: say(w.shares) },
          { value: 'lines', name: say(w.lines) },
        ]}
        onChoose={(by) => set('by', by)}
      />
    </span>
  )
}
