import { ratio, toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { monthYear } from '../../format/date.ts'
import { shortMoney } from '../../format/money.ts'
import { exact } from '../../format/number.ts'
import { changePercent, percent, relativeChange } from '../../format/share.ts'
import { spanOf } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Measures } from './query.ts'
import type { Scope } from './scope.ts'
import { beforeName } from './versus.ts'
import { w } from './words.ts'

type Props = { scope: Scope; now: Measures | undefined; before: Measures | undefined }

/** The page in one sentence, filled from its own sums. */
export function StatementSentence({ scope, now, before }: Props) {
  if (!now) return <p class="sentence">{'\u00a0'}</p>
  const language = locale.value
  const { period, compared } = scope
  const name = beforeName(scope)
  const change =
    compared && before ? relativeChange(toNumber(now.billed), toNumber(before.billed)) : null
  const month = monthYear(period.to, language)
  const months =
    (Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4))) * 12 +
    Number(period.to.slice(5, 7)) -
    Number(period.from.slice(5, 7)) +
    1
  const { late, statements, paymentRatio } = now
  return (
    <p class="sentence">
      <b>
        {say(w.billedIn, {
          amount: shortMoney(toNumber(now.billed), currency.value, language),
          when: spanOf(period) === 'month' ? month : say(w.nMonths, { n: months, month }),
        })}
        {change === null || name === null
          ? say(w.full)
          : say(w.change, { change: changePercent(change), before: name })}
      </b>{' '}
      {paymentRatio !== null && say(w.paidText, { share: percent(paymentRatio, 1, language) })}{' '}
      {say(w.lateText, {
        n: exact(late, 0, language),
        all: exact(statements, 0, language),
        share: percent(ratio(late, statements), 1, language),
      })}
    </p>
  )
}
