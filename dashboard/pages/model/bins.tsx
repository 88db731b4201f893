import { useMemo } from 'preact/hooks'
import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { leaderboard } from '../../charts/leaderboard/leaderboard.ts'
import { Pictured } from '../../components/pictured.tsx'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { nameOf } from './characteristics.tsx'
import type { Characteristic, ModelQuery } from './query.ts'
import { w } from './words.ts'

/** The bins of one characteristic: how many of each turned bad, and the points that gives. */
export function Bins({
  answer,
  characteristic,
}: {
  answer: Query<ResultOf<typeof ModelQuery>>
  characteristic: Characteristic | undefined
}) {
  const language = locale.value
  const title = say(w.bins, { name: characteristic ? nameOf(characteristic) : '' })
  const bins = characteristic?.bins ?? []
  const [rows, bads] = [bins.reduce((n, b) => n + b.count, 0), bins.reduce((n, b) => n + b.bad, 0)]
  const draw = useMemo(
    () => (width: number) =>
      leaderboard(
        bins.map((bin, i) => ({
          key: String(i),
          name: bin.label,
          note: say(w.pointsNote, {
            points: bin.points.toFixed(1),
            share: percent(bin.count / (rows || 1), 1, language),
          }),
          value: bin.badRate,
          before: rows > 0 ? bads / rows : null,
        })),
        {
          width,
          label: title,
          locale: language,
          measure: { kind: 'share' },
          valueName: say(w.badRate),
        },
      ),
    [bins, rows, bads, title, language],
  )
  return (
    <Pictured
      title={title}
      note={characteristic && say(w.binsNote, { iv: characteristic.iv.toFixed(3) })}
      answer={answer}
      room={320}
      empty={w.noCharacteristics}
      draw={draw}
      table={{
        name: 'bins',
        columns: [
          { name: say(w.bin) },
          { name: say(w.count), number: true },
          { name: say(w.bad), number: true },
          { name: say(w.badRate), number: true },
          { name: say(w.woe), number: true },
          { name: say(w.points), number: true },
        ],
        rows: bins.map(({ label, count, bad, badRate, woe, points }) => [
          label,
          count,
          bad,
          badRate.toFixed(5),
          woe.toFixed(4),
          points.toFixed(3),
        ]),
      }}
    />
  )
}
