import { useMemo } from 'preact/hooks'
import type { Query } from '../../api/use_query.ts'
import { rocCurve } from '../../charts/roc_curve/roc_curve.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { lackingOf } from './lacking.ts'
import type { ValidationAnswer } from './query.ts'
import { w } from './words.ts'

/** How many bads each cutoff catches, and how many goods it would refuse. */
export function RocPanel({ answer }: { answer: Query<ValidationAnswer> }) {
  const language = locale.value
  const title = say(w.roc)
  const points = answer.data?.model?.validation.curve
  const ks = answer.data?.model?.validation.ks ?? 0
  const draw = useMemo(
    () => (width: number) =>
      rocCurve(points ?? [], {
        width,
        label: title,
        locale: language,
        goodsName: say(w.shareOfGoods),
        badsName: say(w.shareOfBads),
        scoreName: say(w.score),
        ks,
      }),
    [points, ks, title, language],
  )
  return (
    <Pictured
      title={title}
      note={say(w.rocNote)}
      answer={answer}
      room={360}
      empty={lackingOf(answer)}
      draw={draw}
      table={{
        name: 'roc_curve',
        columns: [
          { name: say(w.score), number: true },
          { name: say(w.shareOfGoods), number: true },
          { name: say(w.shareOfBads), number: true },
        ],
        rows: (points ?? []).map(({ score, goods, bads }) => [
          score.toFixed(1),
          goods.toFixed(4),
          bads.toFixed(4),
        ]),
      }}
    />
  )
}
