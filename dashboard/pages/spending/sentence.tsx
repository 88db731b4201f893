import { labelOf } from '../../api/codes.ts'
import { ratio, toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { dayMonth, fullDate, monthYear } from '../../format/date.ts'
import { shortMoney } from '../../format/money.ts'
import { exact } from '../../format/number.ts'
import { changePercent, percent, relativeChange } from '../../format/share.ts'
import { lengthOf, type Period, spanOf } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Spending, SpendingGroups } from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

const when = (period: Period): string => {
  const span = spanOf(period)
  if (span === 'month') return say(w.inMonth, { name: monthYear(period.from, locale.value) })
  if (span === 'year') return say(w.inYear, { name: period.from.slice(0, 4) })
  if (span === 'quarter') return say(w.inQuarter)
  return say(w.inDays, { n: exact(lengthOf(period), 0, locale.value) })
}

const before = ({ comparison, compared, period }: Scope): string => {
  if (comparison === 'yoy') return say(w.theYearBefore)
  if (compared && spanOf(compared) === 'month') return monthYear(compared.from, locale.value)
  if (compared && spanOf(compared) === 'quarter') return say(w.theQuarterBefore)
  return say(w.theOneBefore, { n: exact(lengthOf(period), 0, locale.value) })
}

/** What the channels did, the largest first: at most three, with the share of the first. */
function channelWords(byChannel: SpendingGroups): string {
  const total = byChannel.rows.reduce((sum, { measures }) => sum + toNumber(measures.amount), 0)
  const rows = byChannel.rows
    .filter(({ keys }) => (keys[0] ?? 'none') !== 'none')
    .map((row) => ({
      name: labelOf('channel', row.keys[0] ?? 'none'),
      amount: toNumber(row.measures.amount),
      before: row.comparison ? toNumber(row.comparison.amount) : null,
    }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, 3)
  const parts = rows.map(({ name, amount, before }, i) => {
    const change = before ? changePercent(relativeChange(amount, before), 0) : null
    const share = percent(ratio(amount, total), 0, locale.value)
    if (change && i > 0) return say(w.channelChange, { name, change })
    if (change) return say(w.channelShare, { name, change, share })
    return say(w.channelOnlyShare, { name, share })
  })
  return parts.length > 0 ? parts.join(say(w.semicolon)) + say(w.full) : ''
}

type Props = { scope: Scope; spending: Spending | undefined; byChannel: SpendingGroups | undefined }

/** The page in one sentence, filled from its own answers. */
export function Sentence({ scope, spending, byChannel }: Props) {
  if (!spending) return <p class="sentence">{'\u00a0'}</p>
  const amount = toNumber(spending.total.amount)
  const compared = spending.comparison ? toNumber(spending.comparison.amount) : null
  const change = relativeChange(amount, compared)
  return (
    <p class="sentence">
      <b
        title={`${dayMonth(scope.period.from, locale.value)} – ${fullDate(scope.period.to, locale.value)}`}
      >
        {say(w.spentIn, {
          amount: shortMoney(amount, currency.value, locale.value),
          when: when(scope.period),
        })}
        {change === null
          ? say(w.full)
          : say(w.spentChange, { change: changePercent(change), before: before(scope) })}
      </b>{' '}
      {byChannel && channelWords(byChannel)}
    </p>
  )
}
