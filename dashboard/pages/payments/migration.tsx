import { useMemo } from 'preact/hooks'
import { moves } from '../../charts/moves/moves.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, MigrationQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

const STATES = ['savings', 'both', 'quota', 'none', 'not_stated', 'unobserved'] as const

const nameOf = (state: string): string => {
  const known = STATES.find((each) => each === state)
  return known ? say(w[known]) : state
}

/** How customers paid before and after: who moved from savings to credit, and who back. */
export function Migration(props: { scope: Scope; answer: Answer<typeof MigrationQuery> }) {
  const { scope, answer } = props
  const { versus, days } = scope
  const language = locale.value
  const title = say(w.migration)
  // Who was not observed before cannot have moved.
  const rows = useMemo(
    () =>
      (answer.data?.portfolio.savingsToCredit.rows ?? []).filter(
        ({ measures, stateBefore }) => measures && stateBefore !== 'unobserved',
      ),
    [answer.data],
  )
  const draw = useMemo(() => {
    const states = STATES.map((key) => ({ key, name: nameOf(key) }))
    return (width: number) =>
      moves(
        rows.map(({ stateBefore, stateAfter, measures, comparison }) => ({
          from: stateBefore,
          to: stateAfter,
          share: measures?.share ?? null,
          before: comparison?.share ?? null,
          amount: measures?.customers ?? null,
        })),
        {
          width,
          label: title,
          locale: language,
          measure: { kind: 'count' },
          rows: states.filter(({ key }) => rows.some((row) => row.stateBefore === key)),
          columns: states.filter(({ key }) => rows.some((row) => row.stateAfter === key)),
          columnTitle: say(w.thenLater, { n: days }),
          amountName: say(w.customers),
          ...(versus ? { versus } : {}),
        },
      )
  }, [rows, days, versus, title, language])
  return (
    <Pictured
      title={title}
      note={say(w.migrationNote, { n: days })}
      answer={answer}
      room={220}
      empty={w.noMigration}
      table={{
        name: 'savings_to_credit',
        columns: [
          { name: say(w.before) },
          { name: say(w.after) },
          { name: say(w.customers), number: true },
          { name: say(w.share), number: true },
          { name: `${say(w.fromQuota)}, ${say(w.before).toLowerCase()}`, number: true },
          { name: `${say(w.fromQuota)}, ${say(w.after).toLowerCase()}`, number: true },
        ],
        rows: rows.map(({ stateBefore, stateAfter, measures }) => [
          nameOf(stateBefore),
          nameOf(stateAfter),
          measures?.customers ?? null,
          measures?.share ?? null,
          measures?.quotaBefore ?? null,
          measures?.quotaAfter ?? null,
        ]),
      }}
      draw={draw}
    />
  )
}
