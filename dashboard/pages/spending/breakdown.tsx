import { useMemo } from 'preact/hooks'
import { leaderboard } from '../../charts/leaderboard/leaderboard.ts'
import { Panel } from '../../components/panel.tsx'
import type { TableData } from '../../components/table_data.ts'
import { exact } from '../../format/number.ts'
import { Figure } from '../../marks/figure.tsx'
import { choiceOf, choose, leaveOut } from '../../state/choose.ts'
import { withoutFilter } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { narrow } from '../../state/narrow.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { FIELDS } from './keys.ts'
import { groupKey, groupName } from './names.ts'
import type { SpendingGroup } from './query.ts'
import type { Scope } from './scope.ts'
import type { Breakdown as Answer } from './use_breakdown.ts'
import { versus } from './versus.ts'
import { w } from './words.ts'

type Props = {
  field: string
  scope: Scope
  answer: Answer
  limit?: number
  note?: string
}

const nameOfField = (field: string): string => {
  const words = FIELDS.find(({ key }) => key === field)?.words
  return words ? say(words) : field
}

/** The rows of a breakdown as a table, with every digit. */
const tableOf = (field: string, scope: Scope, rows: readonly SpendingGroup[]): TableData => {
  const { picked } = scope
  const change = versus(scope)
  return {
    name: field,
    columns: [
      { name: nameOfField(field) },
      { name: say(picked.words), number: true },
      ...(change
        ? [{ name: `${say(picked.words)}, ${change.replace(/^vs |^比/, '')}`, number: true }]
        : []),
    ],
    rows: rows.map((row) => [
      groupName(field, row),
      picked.exact(row.measures),
      ...(change ? [row.comparison ? picked.exact(row.comparison) : null] : []),
    ]),
  }
}

/** The picked measure by the groups of a field, greatest first; Enter filters every other chart. */
export function Breakdown({ field, scope, answer, limit: wide = 8, note }: Props) {
  const limit = narrow.value ? Math.min(wide, 5) : wide
  const { rows, more, open } = answer
  const change = versus(scope)
  const words = nameOfField(field)
  const language = locale.value
  const draw = useMemo(() => {
    const { picked, measure } = scope
    const shown = rows
      .map((row) => ({
        key: groupKey(row),
        name: groupName(field, row),
        value: picked.value(row.measures),
        before: row.comparison ? picked.value(row.comparison) : null,
      }))
      .sort((a, b) => (b.value ?? -1) - (a.value ?? -1))
    return (width: number) =>
      leaderboard(shown, {
        width,
        label: words,
        locale: language,
        measure,
        valueName: say(picked.words),
        changeName: change,
        limit: open.value ? shown.length : limit,
        more,
        ...choiceOf(scope.address, field),
        on: {
          include: (key) => go(choose(address.value, field, key)),
          exclude: (key) => go(leaveOut(address.value, field, key)),
          clear: () => go(withoutFilter(address.value, field)),
          ...(rows.length > limit && !open.value
            ? {
                more: () => {
                  open.value = true
                },
              }
            : {}),
        },
      })
  }, [rows, more, scope, change, words, language, open.value, field, limit])
  return (
    <Panel
      title={words}
      note={
        note ??
        (answer.groups > limit
          ? say(w.groups, { n: exact(answer.groups, 0, language) })
          : undefined)
      }
      queries={answer.queries}
      table={tableOf(field, scope, rows)}
      room={limit * 26}
    >
      {() => <Figure draw={draw} />}
    </Panel>
  )
}
