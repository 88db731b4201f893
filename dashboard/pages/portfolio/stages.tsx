import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { money } from '../../api/lender.ts'
import { leaderboard } from '../../charts/leaderboard/leaderboard.ts'
import { Pictured } from '../../components/pictured.tsx'
import { go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, StageQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { stageParts } from './stage_parts.ts'
import { watchOf } from './watch_of.ts'
import { w } from './words.ts'

const STAGES = ['stage_1', 'stage_2', 'stage_3'] as const

/** What is owed in each stage; Enter lists who came into it. */
export function Stages(props: { scope: Scope; answer: Answer<typeof StageQuery> }) {
  const { scope, answer } = props
  const language = locale.value
  const unit = money.value
  const { versus } = scope
  const title = say(w.stages)
  const parts = useMemo(
    () => answer.data && stageParts(answer.data.portfolio.stageMigration.rows),
    [answer.data],
  )
  const draw = useMemo(() => {
    const rows = STAGES.map((key) => ({
      key,
      name: labelOf('book_stage', key),
      value: parts?.now[key] ?? null,
      before: parts?.before?.[key] ?? null,
    }))
    return (width: number) =>
      leaderboard(rows, {
        width,
        label: title,
        locale: language,
        measure: unit,
        valueName: say(w.receivable),
        changeName: versus ? say(w.change) : undefined,
        on: { include: (key) => go(watchOf({ stage: key.slice(-1) })) },
      })
  }, [parts, versus, title, language, unit])
  return (
    <Pictured
      title={title}
      note={versus ? say(w.stagesNote, { before: versus }) : say(w.stagesOnly)}
      answer={answer}
      room={120}
      empty={w.noStage}
      table={{
        name: 'stages',
        columns: [
          { name: say(w.stage) },
          { name: say(w.receivable), number: true },
          ...(versus ? [{ name: versus, number: true }] : []),
        ],
        rows: parts?.now.all
          ? STAGES.map((key) => [
              labelOf('book_stage', key),
              parts.now[key].toFixed(2),
              ...(versus ? [parts.before?.[key].toFixed(2) ?? null] : []),
            ])
          : [],
      }}
      draw={draw}
    />
  )
}
