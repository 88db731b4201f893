import { useMemo } from 'preact/hooks'
import { currency, money } from '../../api/lender.ts'
import { type BridgeRow, bridge } from '../../charts/bridge/bridge.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, ContributionQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

// Sign with which each enters the contribution.
const PARTS = [
  ['feeIncome', 1],
  ['partnerPart', -1],
  ['lenderSubsidy', -1],
  ['interestIncome', 1],
  ['fundingCost', -1],
  ['netLoss', -1],
] as const

/** From fees to the contribution of all channels, by what was earned and what it cost. */
export function ContributionBridge(props: {
  scope: Scope
  answer: Answer<typeof ContributionQuery>
}) {
  const { scope, answer } = props
  const { versus, days } = scope
  const language = locale.value
  const unit = money.value
  const title = say(w.contributionOf)
  const rows = answer.data?.portfolio.contribution.rows
  const bars = useMemo((): BridgeRow[] => {
    const given = rows ?? []
    const sum = (
      side: 'measures' | 'comparison',
      key: (typeof PARTS)[number][0] | 'contribution',
    ) => given.reduce((all, row) => all + Number(row[side]?.[key] ?? 0), 0)
    const compared = given.some(({ comparison }) => comparison)
    const parts = PARTS.map(([key, sign]): BridgeRow => {
      const value = sign * sum('measures', key)
      return {
        key,
        name: say(w[key]),
        kind: 'flow',
        value,
        before: compared ? sign * sum('comparison', key) : null,
        ...(value === 0 ? {} : { news: value > 0 ? ('good' as const) : ('bad' as const) }),
      }
    })
    const total: BridgeRow = {
      key: 'contribution',
      name: say(w.contribution),
      kind: 'level',
      value: sum('measures', 'contribution'),
      before: compared ? sum('comparison', 'contribution') : null,
    }
    return language && given.length ? [...parts, total] : []
  }, [rows, language])
  const draw = useMemo(
    () => (width: number) =>
      bridge(bars, {
        width,
        label: title,
        locale: language,
        measure: unit,
        valueName: currency.value,
        ...(versus ? { beforeName: versus } : {}),
      }),
    [bars, versus, title, language, unit],
  )
  return (
    <Pictured
      title={title}
      note={say(w.contributionNote, { n: days })}
      answer={answer}
      room={220}
      empty={w.noContribution}
      table={{
        name: 'contribution',
        columns: [
          { name: say(w.contributionOf) },
          { name: currency.value, number: true },
          ...(versus ? [{ name: versus, number: true }] : []),
        ],
        rows: bars.map(({ name, value, before }) => [
          name,
          value.toFixed(2),
          ...(versus ? [before?.toFixed(2) ?? null] : []),
        ]),
      }}
      draw={draw}
    />
  )
}
