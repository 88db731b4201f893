import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import { currency, money } from '../../api/lender.ts'
import { type BridgeRow, bridge } from '../../charts/bridge/bridge.ts'
import { Pictured } from '../../components/pictured.tsx'
import { dayMonth, fullDate } from '../../format/date.ts'
import { exactDecimal } from '../../format/number.ts'
import { addDays, addMonths } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, BalanceQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

// Sign with which each moves the balance.
const FLOWS = [
  ['purchases', 1],
  ['withdrawals', 1],
  ['disbursements', 1],
  ['interest', 1],
  ['fees', 1],
  ['penalties', 1],
  ['repayments', -1],
  ['refunds', -1],
  ['reversals', -1],
  ['chargeOffs', -1],
] as const

const COLUMNS = [
  'opening',
  ...FLOWS.map(([name]) => name),
  'closing',
  'difference',
  'recoveries',
] as const

/** From what was owed a month before to what is owed now, by what moved it. */
export function RollForward(props: { scope: Scope; answer: Answer<typeof BalanceQuery> }) {
  const { scope, answer } = props
  const language = locale.value
  const unit = money.value
  const rows = answer.data?.portfolio.rollForward.rows
  const all = rows?.find(({ kind }) => kind === null)
  const { versus } = scope
  const title = say(w.rollForward)
  const draw = useMemo(() => {
    const now = all?.measures
    const before = all?.comparison
    const level = (key: 'opening' | 'closing'): BridgeRow => ({
      key,
      name: say(w[key]),
      kind: 'level',
      value: Number(now?.[key] ?? 0),
      before: toNumber(before?.[key]),
    })
    const flows = FLOWS.flatMap(([key, sign]): BridgeRow[] => {
      const value = sign * Number(now?.[key] ?? 0)
      const was = before ? sign * Number(before[key]) : null
      if (value === 0 && !was) return []
      const news = key === 'chargeOffs' ? ({ news: 'bad' } as const) : {}
      return [{ key, name: say(w[key]), kind: 'flow', value, before: was, ...news }]
    })
    return (width: number) =>
      bridge([level('opening'), ...flows, level('closing')], {
        width,
        label: title,
        locale: language,
        measure: unit,
        valueName: currency.value,
        ...(versus ? { beforeName: versus } : {}),
      })
  }, [all, versus, title, language, unit])
  const from = addDays(addMonths(scope.asked.asOf, -1), -1)
  return (
    <Pictured
      title={title}
      note={say(w.rollNote, {
        from: dayMonth(from, language),
        to: fullDate(scope.day, language),
        difference: all?.measures ? exactDecimal(all.measures.difference, language) : '…',
      })}
      answer={answer}
      room={330}
      empty={w.noFacilities}
      table={{
        name: 'roll_forward',
        columns: [
          { name: say(w.facilityKind) },
          ...COLUMNS.map((name) => ({ name: say(w[name]), number: true })),
        ],
        rows: (rows ?? []).map(({ kind, measures }) => [
          kind === null ? say(w.kindAll) : labelOf('facility_kind', kind),
          ...COLUMNS.map((name) => measures?.[name] ?? null),
        ]),
      }}
      draw={draw}
    />
  )
}
