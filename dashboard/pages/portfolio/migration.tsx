import { useMemo } from 'preact/hooks'
import { labelOf, namesOf } from '../../api/codes.ts'
import { moves } from '../../charts/moves/moves.ts'
import type { MovesOptions } from '../../charts/moves/options.ts'
import { Pictured } from '../../components/pictured.tsx'
import { go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, StageQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { watchOf } from './watch_of.ts'
import { w } from './words.ts'

const order = ['stage_1', 'stage_2', 'stage_3', 'charged_off']

const news: NonNullable<MovesOptions['news']> = (from, to) => {
  const [before, after] = [order.indexOf(from), order.indexOf(to)]
  if (before < 0) return 'same'
  if (after < 0) return before === 0 ? 'same' : 'better'
  return after > before ? 'worse' : after < before ? 'better' : 'same'
}

/** Between the stages from a month before to now. */
export function Migration(props: { scope: Scope; answer: Answer<typeof StageQuery> }) {
  const { scope, answer } = props
  const language = locale.value
  const { versus } = scope
  const title = say(w.migration)
  const rows = useMemo(
    () => (answer.data?.portfolio.stageMigration.rows ?? []).filter(({ measures }) => measures),
    [answer.data],
  )
  const draw = useMemo(() => {
    const states = namesOf('book_stage').map((key) => ({
      key,
      name: labelOf('book_stage', key),
    }))
    return (width: number) =>
      moves(
        rows.map(({ fromStage, toStage, measures, comparison }) => ({
          from: fromStage,
          to: toStage,
          share: measures?.share ?? null,
          before: comparison?.share ?? null,
          amount: measures?.facilities ?? null,
        })),
        {
          width,
          label: title,
          locale: language,
          measure: { kind: 'count' },
          rows: states.filter(({ key }) => rows.some(({ fromStage }) => fromStage === key)),
          columns: states.filter(({ key }) => rows.some(({ toStage }) => toStage === key)),
          columnTitle: say(w.now),
          amountName: say(w.facilities),
          news,
          ...(versus ? { versus } : {}),
          on: {
            include: (key) => {
              const [from = '', to = ''] = key.split('|')
              const improved = news(from, to) === 'better'
              go(watchOf({ ...(/^stage/.test(to) ? { stage: to.slice(-1) } : {}), improved }))
            },
          },
        },
      )
  }, [rows, versus, title, language])
  return (
    <Pictured
      title={title}
      note={say(w.stageCells)}
      answer={answer}
      room={220}
      empty={w.noStage}
      table={{
        name: 'stage_migration',
        columns: [
          { name: say(w.from) },
          { name: say(w.to) },
          { name: say(w.facilities), number: true },
          { name: say(w.share), number: true },
          { name: say(w.receivable), number: true },
          { name: say(w.written), number: true },
        ],
        rows: rows.map(({ fromStage, toStage, measures }) => [
          labelOf('book_stage', fromStage),
          labelOf('book_stage', toStage),
          measures?.facilities ?? null,
          measures?.share ?? null,
          measures?.receivable ?? null,
          measures?.writtenOff ?? null,
        ]),
      }}
      draw={draw}
      hint={say(w.openMoves)}
    />
  )
}
