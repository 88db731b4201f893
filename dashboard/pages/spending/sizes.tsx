import { useMemo } from 'preact/hooks'
import { money } from '../../api/lender.ts'
import { histogram } from '../../charts/histogram/histogram.ts'
import { Panel } from '../../components/panel.tsx'
import { Figure } from '../../marks/figure.tsx'
import { choiceOf, choose, leaveOut } from '../../state/choose.ts'
import { withoutFilter } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { SpendingGroup } from './query.ts'
import type { Scope } from './scope.ts'
import { useSpending } from './use_spending.ts'
import { versusName } from './versus.ts'
import { w } from './words.ts'

/** Lower edges as the server bands amounts, in the lender's currency. */
const EDGES = ['0', '10', '30', '100', '300', '1000', '3000'] as const

const markKey = (edge: string): string => {
  const at = EDGES.indexOf(edge as (typeof EDGES)[number])
  return `${edge}..${EDGES[at + 1] ?? ''}`
}

/** Shares of payments by their size, and the period compared as a line. */
export function Sizes({ scope }: { scope: Scope }) {
  const answer = useSpending(scope, ['SIZE'], { except: ['size'] })
  const language = locale.value
  const spending = answer.data?.spending
  const title = say(w.sizeOf)
  const unit = money.value
  const bins = useMemo(() => {
    const rows = new Map((spending?.rows ?? []).map((row) => [row.keys[0], row]))
    const sum = (of: (row: SpendingGroup) => number) =>
      (spending?.rows ?? []).reduce((all, row) => all + of(row), 0) || null
    const total = sum(({ measures }) => measures.count)
    const before = sum(({ comparison }) => comparison?.count ?? 0)
    return EDGES.map((edge, i) => {
      const row = rows.get(edge)
      const next = EDGES[i + 1]
      return {
        edge,
        from: Number(edge),
        to: next === undefined ? null : Number(next),
        count: row?.measures.count ?? 0,
        share: total === null ? null : (row?.measures.count ?? 0) / total,
        before: before === null ? null : (row?.comparison?.count ?? 0) / before,
      }
    })
  }, [spending])
  const draw = useMemo(() => {
    const { selected, excluded } = choiceOf(scope.address, 'size')
    return (width: number) =>
      histogram(bins, {
        width,
        label: title,
        locale: language,
        measure: unit,
        selected: selected.map(markKey),
        excluded: excluded.map(markKey),
        on: {
          include: (key) => go(choose(address.value, 'size', key.split('..')[0] ?? '0')),
          exclude: (key) => go(leaveOut(address.value, 'size', key.split('..')[0] ?? '0')),
          clear: () => go(withoutFilter(address.value, 'size')),
        },
      })
  }, [bins, scope, title, unit, language])
  const before = versusName(scope)
  return (
    <Panel
      title={title}
      note={before ? say(w.ofCountLine, { before }) : say(w.ofCount)}
      queries={[answer]}
      room={151}
      table={{
        name: 'size',
        columns: [{ name: say(w.size) }, { name: say(w.payments), number: true }],
        rows: bins.map(({ from, to, count }) => [
          to === null ? `${from}+` : `${from}–${to}`,
          count,
        ]),
      }}
    >
      {() => <Figure draw={draw} />}
    </Panel>
  )
}
