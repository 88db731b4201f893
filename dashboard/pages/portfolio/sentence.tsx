import { ratio, toNumber } from '../../api/decimal.ts'
import type { ResultOf } from '../../api/graphql.ts'
import { currency } from '../../api/lender.ts'
import { fullDate } from '../../format/date.ts'
import { exactMoney, shortMoney } from '../../format/money.ts'
import { exact } from '../../format/number.ts'
import { changePercent, changePoints, percent, relativeChange } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { AllowanceQuery, BalanceQuery } from './query.ts'
import type { Scope } from './scope.ts'
import type { StageParts } from './stage_parts.ts'
import { w } from './words.ts'

type Rows<Document, Field extends string> =
  ResultOf<Document> extends { portfolio: Record<Field, { rows: (infer Row)[] }> } ? Row : never

type Props = {
  scope: Scope
  all: Rows<typeof BalanceQuery, 'rollForward'> | undefined
  parts: { now: StageParts; before: StageParts | null } | undefined
  loss: Rows<typeof AllowanceQuery, 'lossAllowance'> | undefined
}

function lateWords({ parts, loss }: Props): string {
  if (!parts) return ''
  const language = locale.value
  const share = ratio(parts.now.stage_3, parts.now.all)
  if (share === null) return ''
  const before = parts.before && ratio(parts.before.stage_3, parts.before.all)
  const change = before === null ? null : share - before
  const withoutPd = loss?.measures?.withoutPd ?? 0
  const allowance = toNumber(loss?.measures?.allowance)
  return [
    say(w.stage3Part, { share: percent(share, 1, language) }),
    change === null ? '' : say(w.withChange, { change: changePoints(change, 1, language) }),
    withoutPd > 0
      ? say(w.withoutPd1, {
          n: exact(withoutPd, 0, language),
          all: exact(loss?.measures?.facilities ?? null, 0, language),
        })
      : allowance === null
        ? ''
        : say(w.covers, {
            amount: shortMoney(allowance, currency.value, language),
            share: percent(loss?.measures?.coverage ?? null, 1, language),
          }),
    say(w.full),
  ].join('')
}

const FLOWS = [
  'purchases',
  'withdrawals',
  'disbursements',
  'fees',
  'penalties',
  'interest',
  'repayments',
  'refunds',
  'reversals',
] as const

/** Nothing was posted between the days, as where a lender's files have statements alone. */
const isUnposted = (measures: NonNullable<NonNullable<Props['all']>['measures']>): boolean =>
  FLOWS.every((flow) => Number(measures[flow]) === 0)

/** The portfolio in a sentence, filled from its own answers as they come. */
export function Sentence(props: Props) {
  const { scope, all } = props
  const language = locale.value
  if (!all?.measures) return <p class="sentence">{'\u00a0'}</p>
  const { closing, difference } = all.measures
  const change = relativeChange(toNumber(closing), toNumber(all.comparison?.closing))
  return (
    <p class="sentence">
      <b title={exactMoney(closing, currency.value, language)}>
        {say(w.owed, {
          amount: shortMoney(toNumber(closing), currency.value, language),
          day: fullDate(scope.day, language),
        })}
        {change === null || scope.versus === null
          ? say(w.full)
          : say(w.owedChange, { change: changePercent(change), before: scope.versus })}
      </b>{' '}
      {lateWords(props)}{' '}
      {Number(difference) === 0
        ? say(w.closes)
        : isUnposted(all.measures)
          ? say(w.unposted)
          : say(w.opens, { amount: exactMoney(difference, currency.value, language) })}
    </p>
  )
}
