import { type Entry, family } from '../feature.ts'

const LAGS = [0, 1, 2, 3, 4, 5]
const ago = (k: number) =>
  k === 0 ? 'of the last statement' : `${k} statement${k > 1 ? 's' : ''} before the last`
const agoZh = (k: number) => (k === 0 ? '最近一期账单' : `前第 ${k} 期账单`)
const six = { statements: 6 }
const CODES = '-2 no use, -1 paid in full, 0 revolving, 1 and more: months late'

const lagged: Entry[] = LAGS.flatMap((k): Entry[] => [
  {
    name: `statement_balance_${k}`,
    en: `balance ${ago(k)}`,
    zh: `${agoZh(k)}余额`,
    description: `Owed at the close ${ago(k)}; negative: in credit. The newest must have closed within 62 days.`,
    unit: 'currency',
    window: { statements: k + 1 },
  },
  {
    name: `statement_paid_${k}`,
    en: `amount paid in the period ${ago(k)}`,
    zh: `${agoZh(k)}期间还款额`,
    description: `Payments received in the period ${ago(k)}: they pay the statement before it.`,
    unit: 'currency',
    window: { statements: k + 1 },
  },
  {
    name: `statement_status_${k}`,
    en: `repayment status ${ago(k)}`,
    zh: `${agoZh(k)}还款状态`,
    description: `Status ${ago(k)}: ${CODES}. The source's own; where it has none, from minimum dues and payments.`,
    unit: 'code',
    window: { statements: k + 1 },
  },
])

const ratios: Entry[] = LAGS.slice(1).map((k) => ({
  name: `payment_ratio_${k}`,
  en: `paid share of the balance ${ago(k)}`,
  zh: `${agoZh(k)}还款比例`,
  description: `Payments in the period after the statement divided by its balance. NULL where nothing was owed.`,
  unit: 'ratio',
  window: { statements: k + 1 },
}))

const utilisations: Entry[] = LAGS.slice(1).map((k) => ({
  name: `utilisation_${k}`,
  en: `used share of the limit ${ago(k)}`,
  zh: `${agoZh(k)}额度使用率`,
  description: `Balance ${ago(k)}, 0 at the least, divided by the limit in force on the day.`,
  unit: 'ratio',
  window: { statements: k + 1 },
}))

export const payment = family(
  {
    name: 'payment',
    macro: 'payment_features',
    reads: ['statement', 'transaction', 'facility', 'limit_event', 'lender'],
    relation: 'statement',
  },
  [
    {
      name: 'credit_limit',
      en: 'credit limit',
      zh: '信用额度',
      description: 'Limit in force on the day: permanent, and temporary within its dates.',
      unit: 'currency',
      relation: 'limit_event',
    },
    {
      name: 'limit_changed_days_ago',
      en: 'time since the limit last changed',
      zh: '距上次调额天数',
      description: 'Days since the permanent limit last changed; NULL: still the first.',
      unit: 'days',
      relation: 'limit_event',
    },
    {
      name: 'facility_age_days',
      en: 'age of the line',
      zh: '额度开通天数',
      description: 'Days since the facility was opened. NULL: before the first day of the data.',
      unit: 'days',
      relation: 'facility',
    },
    {
      name: 'owed',
      en: 'amount owed',
      zh: '当前欠款',
      description:
        'Balance of the last statement and what moved the line since; negative: in credit.',
      unit: 'currency',
    },
    {
      name: 'dpd',
      en: 'time past due',
      zh: '逾期天数',
      description:
        'Days past due (DPD): days since the oldest due date whose minimum is unpaid; 0: none. NULL where the source gives months late only.',
      unit: 'days',
      reason: { en: 'Your account was {value} past due.', zh: '您的账户已逾期 {value}。' },
    },
    {
      name: 'months_late',
      en: 'number of months late',
      zh: '逾期月数',
      description: "Bills past due on the day, or the months late of the source's last statement.",
      unit: 'months',
      reason: { en: 'Your account was {value} late.', zh: '您的账户已逾期 {value}。' },
    },
    {
      name: 'utilisation',
      en: 'used share of the limit',
      zh: '额度使用率',
      description:
        'Balance of the last statement, 0 at the least, divided by the limit in force. NULL without a limit.',
      unit: 'ratio',
      window: { statements: 1 },
      reason: { en: 'You had used {value} of your limit.', zh: '您已使用额度的 {value}。' },
    },
    ...utilisations,
    ...lagged,
    ...ratios,
    {
      name: 'worst_status_3m',
      en: 'worst repayment status in 3 months',
      zh: '近 3 个月最差还款状态',
      description: `Largest status of the last three statements: ${CODES}. NULL unless all three are observed.`,
      unit: 'code',
      window: { statements: 3 },
      reason: {
        en: 'Your worst repayment status in the last 3 months was {value}.',
        zh: '您近 3 个月的最差还款状态为 {value}。',
      },
    },
    {
      name: 'worst_status_6m',
      en: 'worst repayment status in 6 months',
      zh: '近 6 个月最差还款状态',
      description: `Largest status of the last six statements: ${CODES}. NULL unless all six are observed.`,
      unit: 'code',
      window: six,
    },
    {
      name: 'months_late_6m',
      en: 'number of late months out of 6',
      zh: '近 6 个月逾期月数',
      description:
        'Statements of the last six with a status of 1 or more. NULL unless all six are observed.',
      unit: 'count',
      window: six,
    },
    {
      name: 'months_since_late',
      en: 'time since the last late payment',
      zh: '距上次逾期月数',
      description: 'Statements since the last with a status of 1 or more; 6: none in six.',
      unit: 'months',
      window: six,
    },
    {
      name: 'status_trend_6m',
      en: 'trend of the repayment status over 6 months',
      zh: '近 6 个月还款状态趋势',
      description:
        'Mean status of the last three statements less that of the three before; positive: worse.',
      unit: 'number',
      window: six,
    },
    {
      name: 'balance_trend_6m',
      en: 'growth of the balance over 6 months, in limits',
      zh: '近 6 个月余额增长（占额度）',
      description:
        'Last statement balance less that of five statements before, divided by the limit.',
      unit: 'ratio',
      window: six,
    },
    {
      name: 'utilisation_mean_6m',
      en: 'mean used share of the limit over 6 months',
      zh: '近 6 个月平均额度使用率',
      description:
        'Mean of the last six statement balances, each 0 at the least, divided by the limit.',
      unit: 'ratio',
      window: six,
    },
    {
      name: 'utilisation_max_6m',
      en: 'highest used share of the limit over 6 months',
      zh: '近 6 个月最高额度使用率',
      description: 'Largest of the last six statement balances divided by the limit.',
      unit: 'ratio',
      window: six,
    },
    {
      name: 'statement_paid_mean_6m',
      en: 'mean monthly payment over 6 months',
      zh: '近 6 个月月均还款额',
      description: 'Mean of the payments of the last six statement periods.',
      unit: 'currency',
      window: six,
    },
    {
      name: 'statement_paid_min_6m',
      en: 'smallest monthly payment over 6 months',
      zh: '近 6 个月最低月还款额',
      description: 'Smallest payment of the last six statement periods.',
      unit: 'currency',
      window: six,
    },
    {
      name: 'months_unpaid_6m',
      en: 'number of months without a payment out of 6',
      zh: '近 6 个月未还款月数',
      description: 'Periods of the last six statements in which nothing was paid.',
      unit: 'count',
      window: six,
    },
    {
      name: 'payment_ratio_mean_5m',
      en: 'paid share of the balances over 5 months',
      zh: '近 5 个月总还款比例',
      description:
        'Payments of five periods divided by the five balances they pay. NULL where nothing was owed.',
      unit: 'ratio',
      window: six,
    },
    {
      name: 'statement_spend_0',
      en: 'spending in the period of the last statement',
      zh: '最近一期账单期间消费',
      description:
        'Balance of the last statement and payments in its period, less the balance before: charges included.',
      unit: 'currency',
      window: { statements: 2 },
    },
    {
      name: 'statement_spend_mean_5m',
      en: 'mean monthly spending by statements over 5 months',
      zh: '近 5 期账单月均消费',
      description:
        'Mean of what five statement periods added to the balance before payments: charges included.',
      unit: 'currency',
      window: six,
    },
  ],
)
