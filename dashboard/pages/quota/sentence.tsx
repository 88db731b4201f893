import { toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { shortMoney } from '../../format/money.ts'
import { exact } from '../../format/number.ts'
import { changePercent, relativeChange } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Run, Summary } from './query.ts'
import { w } from './words.ts'

const main = (summary: Summary, policy: number): string => {
  const [before, after] = [toNumber(summary.quotaBefore), toNumber(summary.quotaAfter)]
  const amount = shortMoney(Math.abs(after - before), currency.value, locale.value)
  const change = changePercent(relativeChange(after, before))
  if (summary.evaluable === 0 && summary.unevaluable > 0)
    return say(w.noneDecided, { policy, n: exact(summary.unevaluable, 0, locale.value) })
  if (after === before) return say(w.leaves, { policy })
  if (before === 0) return say(w.addsNew, { policy, amount })
  return say(after > before ? w.adds : w.cuts, { policy, amount, change })
}

/** The run in one sentence, filled from its own sums. */
export function Sentence({ summary, run }: { summary: Summary | undefined; run: Run }) {
  if (!summary) return <p class="sentence">{'\u00a0'}</p>
  const count = (n: number) => exact(n, 0, locale.value)
  return (
    <p class="sentence">
      <b>{main(summary, run.policy.version)}</b>{' '}
      {summary.evaluable > 0 &&
        say(w.gainLose, { gained: count(summary.gained), lost: count(summary.lost) })}{' '}
      {summary.expectedLoss !== null &&
        say(w.loss, {
          amount: shortMoney(toNumber(summary.expectedLoss), currency.value, locale.value),
        })}
    </p>
  )
}
