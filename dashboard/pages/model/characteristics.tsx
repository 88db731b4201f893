import { useMemo } from 'preact/hooks'
import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { leaderboard } from '../../charts/leaderboard/leaderboard.ts'
import { Pictured } from '../../components/pictured.tsx'
import { withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Characteristic, ModelQuery } from './query.ts'
import { w } from './words.ts'

/** A characteristic in the address; of segments each has its own. */
export const keyOf = ({ feature, segment }: Pick<Characteristic, 'feature' | 'segment'>): string =>
  segment === null ? feature : `${segment}: ${feature}`

export const nameOf = ({ label, segment }: Pick<Characteristic, 'label' | 'segment'>): string =>
  segment === null ? label : `${segment}: ${label}`

const betaText = ({ beta, betaLower, betaUpper }: Characteristic): string =>
  betaLower === null || betaUpper === null
    ? beta.toFixed(2)
    : `${beta.toFixed(2)} (${betaLower.toFixed(2)}–${betaUpper.toFixed(2)})`

const choose = (key: string) => go(withSetting(address.peek(), 'm', key))

/** What the model looks at, the most telling first; one is chosen. */
export function Characteristics({
  answer,
  chosen,
}: {
  answer: Query<ResultOf<typeof ModelQuery>>
  chosen: Characteristic | undefined
}) {
  const language = locale.value
  const title = say(w.characteristics)
  const all = answer.data?.model?.characteristics
  const rows = useMemo(() => (all ?? []).toSorted((a, b) => b.iv - a.iv), [all])
  const selected = chosen ? keyOf(chosen) : ''
  const draw = useMemo(
    () => (width: number) =>
      leaderboard(
        rows.map((row) => ({ key: keyOf(row), name: nameOf(row), value: row.iv })),
        {
          width,
          label: title,
          locale: language,
          measure: { kind: 'number' },
          valueName: say(w.iv),
          selected: [selected],
          on: { include: choose },
        },
      ),
    [rows, title, language, selected],
  )
  return (
    <Pictured
      title={title}
      note={say(w.characteristicsNote)}
      answer={answer}
      room={320}
      empty={w.noCharacteristics}
      draw={draw}
      table={{
        name: 'characteristics',
        columns: [
          { name: say(w.characteristic) },
          { name: say(w.iv), number: true },
          { name: say(w.beta), number: true },
        ],
        rows: rows.map((row) => [nameOf(row), row.iv.toFixed(4), betaText(row)]),
      }}
    />
  )
}
