import { useEffect, useMemo } from 'preact/hooks'
import { leaderboard } from '../../charts/leaderboard/leaderboard.ts'
import { Panel } from '../../components/panel.tsx'
import { Figure } from '../../marks/figure.tsx'
import { choiceOf, choose, leaveOut, notStated } from '../../state/choose.ts'
import { withoutFilter } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { remember } from '../../state/names.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { groupName } from './band_names.ts'
import { DIMENSIONS, FIELDS } from './keys.ts'
import type { Scope } from './scope.ts'
import { useCompared } from './use_statements.ts'
import { versus } from './versus.ts'

/** The picked measure by the groups of a field; bands in their order, other groups greatest first. */
export function StatementBreakdown({ field, scope }: { field: string; scope: Scope }) {
  const dimension = DIMENSIONS[field] ?? 'STATUS'
  const { now: rows, before: earlier, queries } = useCompared(scope, dimension, [field])
  const language = locale.value
  const words = FIELDS.find(({ key }) => key === field)?.words
  const title = words ? say(words) : field
  const change = versus(scope)
  useEffect(
    () =>
      remember(
        field,
        (rows ?? []).map(({ keys }) => [keys[0] ?? notStated, groupName(field, keys[0] ?? null)]),
      ),
    [rows, field],
  )
  const draw = useMemo(() => {
    const { picked, measure } = scope
    const shown = (rows ?? []).map(({ keys, measures }) => {
      const key = keys[0] ?? null
      const then = earlier?.find((row) => row.keys[0] === key)
      return {
        key: key ?? notStated,
        name: groupName(field, key),
        value: picked.value(measures),
        before: then ? picked.value(then.measures) : null,
      }
    })
    return (width: number) =>
      leaderboard(shown, {
        width,
        label: title,
        locale: language,
        measure,
        valueName: say(picked.words),
        changeName: change,
        ...choiceOf(scope.address, field),
        on: {
          include: (key) => go(choose(address.value, field, key)),
          exclude: (key) => go(leaveOut(address.value, field, key)),
          clear: () => go(withoutFilter(address.value, field)),
        },
      })
  }, [rows, earlier, scope, field, title, change, language])
  return (
    <Panel
      title={title}
      queries={queries}
      room={200}
      table={{
        name: field,
        columns: [
          { name: title },
          { name: say(scope.picked.words), number: true },
          ...(change ? [{ name: change, number: true }] : []),
        ],
        rows: (rows ?? []).map(({ keys, measures }) => {
          const then = earlier?.find((row) => row.keys[0] === keys[0])
          return [
            groupName(field, keys[0] ?? null),
            scope.picked.exact(measures),
            ...(change ? [then ? scope.picked.exact(then.measures) : null] : []),
          ]
        }),
      }}
    >
      {() => <Figure draw={draw} />}
    </Panel>
  )
}
