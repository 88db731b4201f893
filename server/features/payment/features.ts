import { capital, type Entry, family, type Told } from '../feature.ts'

const LAGS = [0, 1, 2, 3, 4, 5]
const ago = (k: number) =>
  k === 0 ? 'of the last statement' : `${k} statement${k > 1 ? 's' : ''} before the last`
/** The same in the few letters that a picture has room for. */
const back = (k: number) =>
  k === 0 ? 'of the last statement' : `${k} statement${k > 1 ? 's' : ''} back`
const agoZh = (k: number) => (k === 0 ? '最近一期账单' : `倒数第 ${k + 1} 期账单`)
const on = (k: number) => (k === 0 ? 'on your last statement' : `on the statement ${before(k)}`)
const of = (k: number) => (k === 0 ? 'of your last statement' : `of the statement ${before(k)}`)
const before = (k: number) => (k === 1 ? 'before your last' : `${k} before your last`)
const six = { statements: 6 }
const CODES = '-2 no use, -1 paid in full, 0 revolving, 1 and more: months late'

/** A repayment status in words, `when` and `zh` saying of which statement. */
function repaid(status: number, when: string, zh: string): Told {
  const [en, told] =
    status >= 1
      ? ['you were {value} {month|months} late', '您逾期 {value} 个月']
      : status === 0
        ? ['you carried part of the bill over', '您未全额还款']
        : status === -1
          ? ['you paid the bill in full', '您已全额还款']
          : ['you did not use your credit line', '您未使用额度']
  return { en: `${when}, ${en}.`, zh: `${zh}，${told}。` }
}

const lagged: Entry[] = LAGS.flatMap((k): Entry[] => [
  {
    name: `statement_balance_${k}`,
    en: `balance ${back(k)}`,
    zh: `${agoZh(k)}余额`,
    description: `Owed at the close ${ago(k)}; negative: in credit. The newest must have closed within 62 days.`,
    unit: 'currency',
    reason: (owed) =>
      owed < 0
        ? {
            en: `Your account was {size} in credit ${on(k)}.`,
            zh: `${agoZh(k)}时，您的账户多存 {size}。`,
          }
        : { en: `You owed {value} ${on(k)}.`, zh: `${agoZh(k)}时，您欠款 {value}。` },
    window: { statements: k + 1 },
  },
  {
    name: `statement_paid_${k}`,
    en: `amount paid in the period ${back(k)}`,
    zh: `${agoZh(k)}期间还款额`,
    description: `Payments received in the period ${ago(k)}: they pay the statement before it.`,
    unit: 'currency',
    reason: (paid) =>
      paid === 0
        ? { en: `You paid nothing in the period ${of(k)}.`, zh: `${agoZh(k)}期间，您没有还款。` }
        : {
            en: `You paid {value} in the period ${of(k)}.`,
            zh: `${agoZh(k)}期间，您还款 {value}。`,
          },
    window: { statements: k + 1 },
  },
  {
    name: `statement_status_${k}`,
    en: `repayment status ${back(k)}`,
    zh: `${agoZh(k)}还款状态`,
    description: `Status ${ago(k)}: ${CODES}. The source's own; where it has none, from minimum dues and payments.`,
    unit: 'status',
    reason: (status) => repaid(status, capital(on(k)), agoZh(k)),
    window: { statements: k + 1 },
  },
])

const ratios: Entry[] = LAGS.slice(1).map((k) => ({
  name: `payment_ratio_${k}`,
  en: `paid share of the balance ${back(k)}`,
  zh: `${agoZh(k)}还款比例`,
  description: `Payments in the period after the statement divided by its balance. NULL where nothing was owed.`,
  unit: 'ratio',
  reason: {
    en: `You paid {value} of the balance ${of(k)}.`,
    zh: `您偿还了${agoZh(k)}余额的 {value}。`,
  },
  window: { statements: k + 1 },
}))

const utilisations: Entry[] = LAGS.slice(1).map((k) => ({
  name: `utilisation_${k}`,
  en: `used share of the limit ${back(k)}`,
  zh: `${agoZh(k)}额度使用率`,
  description: `Balance ${ago(k)}, 0 at the least, divided by the limit in force on the day.`,
  unit: 'ratio',
  reason: {
    en: `You had used {value} of your credit limit ${on(k)}.`,
    zh: `${agoZh(k)}时，您已使用额度的 {value}。`,
  },
  window: { statements: k + 1 },
}))

export const payment = family(
  {
    name: 'payment',
    macro: 'payment_features',
    reads: [
      'statement',
      'transaction',
      'facility',
      'facility_state',
      'instalment_plan',
      'limit_event',
      'lender',
    ],
    relation: 'statement',
  },
  [
    {
      name: 'credit_limit',
      en: 'credit limit',
      zh: '信用额度',
      description: 'Limit in force on the day: permanent, and temporary within its dates.',
      unit: 'currency',
      movable: 'never',
      reason: { en: 'Your credit limit was {value}.', zh: '您的信用额度为 {value}。' },
      unknown: { en: 'You had no credit limit with us.', zh: '您在我们这里没有信用额度。' },
      relation: 'limit_event',
    },
    {
      name: 'limit_changed_days_ago',
      en: 'time since the limit last changed',
      zh: '距上次调额天数',
      description: 'Days since the permanent limit last changed; NULL: still the first.',
      unit: 'days',
      movable: 'never',
      reason: {
        en: 'Your credit limit last changed {value} ago.',
        zh: '您的信用额度上次调整是在 {value}前。',
      },
      unknown: {
        en: 'We had no change of a credit limit of yours on record.',
        zh: '我们没有您的信用额度调整记录。',
      },
      relation: 'limit_event',
    },
    {
      name: 'facility_age_days',
      en: 'age of the line',
      zh: '额度开通天数',
      description: 'Days since the facility was opened. NULL: before the first day of the data.',
      unit: 'days',
      movable: 'never',
      reason: { en: 'Your credit line was opened {value} ago.', zh: '您的额度开通于 {value}前。' },
      relation: 'facility',
    },
    {
      name: 'owed',
      en: 'amount owed',
      zh: '当前欠款',
      description:
        'Balance of the last statement and what moved the line since; negative: in credit.',
      unit: 'currency',
      reason: (owed) =>
        owed < 0
          ? { en: 'Your account was {size} in credit.', zh: '您的账户多存 {size}。' }
          : { en: 'You owed {value}.', zh: '您当前欠款 {value}。' },
    },
    {
      name: 'dpd',
      en: 'time past due',
      zh: '逾期天数',
      description:
        'Days past due (DPD): days since the oldest due date whose minimum is unpaid; 0: none. NULL where the source gives months late only.',
      unit: 'days',
      movable: 'down',
      reason: (days) =>
        days === 0
          ? { en: 'Your account was not past due.', zh: '您的账户没有逾期。' }
          : { en: 'Your account was {value} past due.', zh: '您的账户已逾期 {value}。' },
    },
    {
      name: 'months_late',
      en: 'number of months late',
      zh: '逾期月数',
      description: "Bills past due on the day, or the months late of the source's last statement.",
      unit: 'months',
      movable: 'down',
      reason: (months) =>
        months === 0
          ? { en: 'Your account was not late.', zh: '您的账户没有逾期。' }
          : { en: 'Your account was {value} late.', zh: '您的账户已逾期 {value}。' },
    },
    {
      name: 'utilisation',
      en: 'used share of the limit',
      zh: '额度使用率',
      description:
        'Balance of the last statement, 0 at the least, divided by the limit in force. NULL without a limit.',
      unit: 'ratio',
      reason: {
        en: 'You had used {value} of your credit limit.',
        zh: '您已使用信用额度的 {value}。',
      },
      window: { statements: 1 },
    },
    ...utilisations,
    ...lagged,
    ...ratios,
    {
      name: 'worst_status_3m',
      en: 'worst repayment status in 3 months',
      zh: '近 3 个月最差还款状态',
      description: `Largest status of the last three statements: ${CODES}. NULL unless all three are observed.`,
      unit: 'status',
      reason: (status) => repaid(status, 'At worst in your last 3 statements', '近 3 期账单最差时'),
      window: { statements: 3 },
    },
    {
      name: 'worst_status_6m',
      en: 'worst repayment status in 6 months',
      zh: '近 6 个月最差还款状态',
      description: `Largest status of the last six statements: ${CODES}. NULL unless all six are observed.`,
      unit: 'status',
      reason: (status) => repaid(status, 'At worst in your last 6 statements', '近 6 期账单最差时'),
      window: six,
    },
    {
      name: 'months_late_6m',
      en: 'number of late months out of 6',
      zh: '近 6 个月逾期月数',
      description:
        'Statements of the last six with a status of 1 or more. NULL unless all six are observed.',
      unit: 'count',
      reason: (months) =>
        months === 0
          ? {
              en: 'You were late on none of your last 6 statements.',
              zh: '您近 6 期账单均未逾期。',
            }
          : {
              en: 'You were late on {value} of your last 6 statements.',
              zh: '您近 6 期账单中有 {value} 期逾期。',
            },
      window: six,
    },
    {
      name: 'months_since_late',
      en: 'time since the last late payment',
      zh: '距上次逾期月数',
      description: 'Statements since the last with a status of 1 or more; 6: none in six.',
      unit: 'months',
      movable: 'up',
      reason: (months) =>
        months === 0
          ? { en: 'You were late on your last statement.', zh: '您最近一期账单逾期。' }
          : months >= 6
            ? {
                en: 'You were late on none of your last 6 statements.',
                zh: '您近 6 期账单均未逾期。',
              }
            : {
                en: 'You were last late {value} before your last statement.',
                zh: '您上次逾期是在最近一期账单的 {value}前。',
              },
      window: six,
    },
    {
      name: 'status_trend_6m',
      en: 'trend of the repayment status over 6 months',
      zh: '近 6 个月还款状态趋势',
      description:
        'Mean status of the last three statements less that of the three before; positive: worse.',
      unit: 'number',
      reason: (trend) =>
        trend === 0
          ? {
              en: 'You paid your last 3 statements neither earlier nor later than the 3 before.',
              zh: '您近 3 期账单的还款状态与前 3 期持平。',
            }
          : trend > 0
            ? {
                en: 'You paid your last 3 statements later than the 3 before, by {size} {month|months} on average.',
                zh: '您近 3 期账单的还款状态比前 3 期平均变差 {size} 级。',
              }
            : {
                en: 'You paid your last 3 statements earlier than the 3 before, by {size} {month|months} on average.',
                zh: '您近 3 期账单的还款状态比前 3 期平均改善 {size} 级。',
              },
      window: six,
    },
    {
      name: 'balance_trend_6m',
      en: 'growth of the balance over 6 months, in limits',
      zh: '近 6 个月余额增长（占额度）',
      description:
        'Last statement balance less that of five statements before, divided by the limit.',
      unit: 'ratio',
      reason: (growth) =>
        growth === 0
          ? {
              en: 'Your balance was the same as 5 statements earlier.',
              zh: '您的余额与 5 期账单前持平。',
            }
          : growth > 0
            ? {
                en: 'Your balance grew by {size} of your credit limit over 5 statements.',
                zh: '您的余额在 5 期账单间增长了额度的 {size}。',
              }
            : {
                en: 'Your balance fell by {size} of your credit limit over 5 statements.',
                zh: '您的余额在 5 期账单间减少了额度的 {size}。',
              },
      window: six,
    },
    {
      name: 'utilisation_mean_6m',
      en: 'mean used share of the limit over 6 months',
      zh: '近 6 个月平均额度使用率',
      description:
        'Mean of the last six statement balances, each 0 at the least, divided by the limit.',
      unit: 'ratio',
      reason: {
        en: 'You had used {value} of your credit limit on average over your last 6 statements.',
        zh: '您近 6 期账单平均使用额度的 {value}。',
      },
      window: six,
    },
    {
      name: 'utilisation_max_6m',
      en: 'highest used share of the limit over 6 months',
      zh: '近 6 个月最高额度使用率',
      description: 'Largest of the last six statement balances divided by the limit.',
      unit: 'ratio',
      reason: {
        en: 'You had used {value} of your credit limit at the most over your last 6 statements.',
        zh: '您近 6 期账单最多使用额度的 {value}。',
      },
      window: six,
    },
    {
      name: 'statement_paid_mean_6m',
      en: 'mean monthly payment over 6 months',
      zh: '近 6 个月月均还款额',
      description: 'Mean of the payments of the last six statement periods.',
      unit: 'currency',
      reason: {
        en: 'You paid {value} on average in your last 6 statement periods.',
        zh: '您近 6 期账单期间平均还款 {value}。',
      },
      window: six,
    },
    {
      name: 'statement_paid_min_6m',
      en: 'smallest monthly payment over 6 months',
      zh: '近 6 个月最低月还款额',
      description: 'Smallest payment of the last six statement periods.',
      unit: 'currency',
      reason: (paid) =>
        paid === 0
          ? {
              en: 'You paid nothing in at least one of your last 6 statement periods.',
              zh: '您近 6 期账单期间至少有一期没有还款。',
            }
          : {
              en: 'The least you paid in any of your last 6 statement periods was {value}.',
              zh: '您近 6 期账单期间最低还款 {value}。',
            },
      window: six,
    },
    {
      name: 'months_unpaid_6m',
      en: 'number of months without a payment out of 6',
      zh: '近 6 个月未还款月数',
      description: 'Periods of the last six statements in which nothing was paid.',
      unit: 'count',
      reason: (months) =>
        months === 0
          ? {
              en: 'You paid in each of your last 6 statement periods.',
              zh: '您近 6 期账单期间每期均有还款。',
            }
          : {
              en: 'You paid nothing in {value} of your last 6 statement periods.',
              zh: '您近 6 期账单期间有 {value} 期没有还款。',
            },
      window: six,
    },
    {
      name: 'payment_ratio_mean_5m',
      en: 'paid share of the balances over 5 months',
      zh: '近 5 个月总还款比例',
      description:
        'Payments of five periods divided by the five balances they pay. NULL where nothing was owed.',
      unit: 'ratio',
      reason: {
        en: 'You paid {value} of your balances over 5 statements.',
        zh: '您在 5 期账单间共偿还余额的 {value}。',
      },
      window: six,
    },
    {
      name: 'statement_spend_0',
      en: 'spending in the period of the last statement',
      zh: '最近一期账单期间消费',
      description:
        'Balance of the last statement and payments in its period, less the balance before: charges included.',
      unit: 'currency',
      reason: {
        en: 'Your last statement period added {value} to your balance before payments.',
        zh: '您最近一期账单期间还款前新增余额 {value}。',
      },
      window: { statements: 2 },
    },
    {
      name: 'statement_spend_mean_5m',
      en: 'mean spending over 5 statements',
      zh: '近 5 期账单月均消费',
      description:
        'Mean of what five statement periods added to the balance before payments: charges included.',
      unit: 'currency',
      reason: {
        en: 'Your last 5 statement periods added {value} each on average to your balance before payments.',
        zh: '您近 5 期账单期间还款前平均每期新增余额 {value}。',
      },
      window: six,
    },
  ],
)
