import { family, overDays } from '../feature.ts'

export const income = family(
  {
    name: 'income',
    macro: 'transaction_features',
    reads: ['transaction', 'coverage', 'account'],
    relation: 'transaction',
  },
  [
    ...overDays([30, 90, 180, 365], (n) => [
      {
        name: `income_count_${n}d`,
        en: `number of credits over ${n} days`,
        zh: `近 ${n} 天入账笔数`,
        description: `Cash deposits and transfers in of the last ${n} days.`,
        unit: 'count',
        reason: {
          en: `Your account took in {value} {credit|credits} in the last ${n} days.`,
          zh: `您近 ${n} 天入账 {value} 笔。`,
        },
      },
      {
        name: `income_sum_${n}d`,
        en: `income over ${n} days`,
        zh: `近 ${n} 天入账总额`,
        description: `Amount of cash deposits and transfers in of the last ${n} days.`,
        unit: 'currency',
        reason: {
          en: `Your account took in {value} in the last ${n} days.`,
          zh: `您近 ${n} 天入账共 {value}。`,
        },
      },
      {
        name: `income_mean_${n}d`,
        en: `mean credit over ${n} days`,
        zh: `近 ${n} 天笔均入账`,
        description: `Income of the last ${n} days divided by its count. NULL without a credit.`,
        unit: 'currency',
        reason: {
          en: `The credits to your account averaged {value} in the last ${n} days.`,
          zh: `您近 ${n} 天平均每笔入账 {value}。`,
        },
      },
      {
        name: `income_spread_${n}d`,
        en: `spread of credits over ${n} days`,
        zh: `近 ${n} 天入账金额波动`,
        description: `Standard deviation (n - 1) of the credits of the last ${n} days. NULL under two credits.`,
        unit: 'currency',
        reason: {
          en: `The credits to your account varied by {value} around their average in the last ${n} days.`,
          zh: `您近 ${n} 天的入账金额围绕均值波动 {value}。`,
        },
      },
      {
        name: `income_trend_${n}d`,
        en: `trend of income over ${n} days`,
        zh: `近 ${n} 天入账趋势`,
        description: `Change of daily income along its least squares line over ${n} days, as a multiple of its mean; positive: rising. NULL without a credit.`,
        unit: 'number',
        reason: (trend) =>
          trend === 0
            ? {
                en: `Your daily income neither rose nor fell over the last ${n} days.`,
                zh: `您近 ${n} 天的日均入账没有升降。`,
              }
            : trend > 0
              ? {
                  en: `Your daily income rose by {percent} of its average over the last ${n} days.`,
                  zh: `您近 ${n} 天的日均入账上升了其均值的 {percent}。`,
                }
              : {
                  en: `Your daily income fell by {percent} of its average over the last ${n} days.`,
                  zh: `您近 ${n} 天的日均入账下降了其均值的 {percent}。`,
                },
      },
    ]),
    {
      name: 'income_monthly_180d',
      en: 'monthly income over 180 days',
      zh: '近 180 天月均入账',
      description: 'Income of the last 180 days divided by six.',
      unit: 'currency',
      reason: {
        en: 'Your account took in {value} a month over the last 180 days.',
        zh: '您近 180 天月均入账 {value}。',
      },
      window: { days: 180 },
    },
    {
      name: 'pension_share_180d',
      en: 'pension share of income over 180 days',
      zh: '近 180 天养老金占入账比例',
      description:
        'Part of the income of the last 180 days that was a pension. NULL without income.',
      unit: 'ratio',
      movable: 'never',
      reason: {
        en: 'A pension made up {value} of your income in the last 180 days.',
        zh: '您近 180 天的入账中，养老金占 {value}。',
      },
      window: { days: 180 },
    },
    {
      name: 'cash_income_share_180d',
      en: 'cash share of income over 180 days',
      zh: '近 180 天现金存入占比',
      description: 'Part of the income of the last 180 days paid in as cash. NULL without income.',
      unit: 'ratio',
      reason: {
        en: 'Cash made up {value} of your income in the last 180 days.',
        zh: '您近 180 天的入账中，现金存入占 {value}。',
      },
      window: { days: 180 },
    },
    ...overDays([90, 180], (n) => [
      {
        name: `spend_to_income_${n}d`,
        en: `spending against income over ${n} days`,
        zh: `近 ${n} 天消费与入账之比`,
        description: `Spending of the last ${n} days divided by income. NULL without income.`,
        unit: 'ratio',
        reason: {
          en: `Your spending came to {value} of your income in the last ${n} days.`,
          zh: `您近 ${n} 天的消费为入账的 {value}。`,
        },
      },
    ]),
    {
      name: 'income_monthly_life',
      en: 'monthly income over the whole history',
      zh: '全部历史的月均入账',
      description: 'Income a thirty days over everything observed without a gap.',
      unit: 'currency',
      reason: {
        en: 'Your account took in {value} a month over your whole record with us.',
        zh: '在我们有记录的全部期间，您月均入账 {value}。',
      },
    },
    {
      name: 'income_count_monthly_life',
      en: 'monthly number of credits over the whole history',
      zh: '全部历史的月均入账笔数',
      description: 'Credits a thirty days over everything observed without a gap.',
      unit: 'number',
      reason: {
        en: 'Your account took in {value} {credit|credits} a month over your whole record with us.',
        zh: '在我们有记录的全部期间，您月均入账 {value} 笔。',
      },
    },
    {
      name: 'income_mean_life',
      en: 'mean credit over the whole history',
      zh: '全部历史的笔均入账',
      description: 'Mean of all credits observed without a gap.',
      unit: 'currency',
      reason: {
        en: 'The credits to your account averaged {value} over your whole record with us.',
        zh: '在我们有记录的全部期间，您平均每笔入账 {value}。',
      },
    },
    {
      name: 'income_spread_life',
      en: 'spread of credits over the whole history',
      zh: '全部历史的入账金额波动',
      description: 'Standard deviation (n - 1) of all credits observed without a gap.',
      unit: 'currency',
      reason: {
        en: 'The credits to your account varied by {value} around their average over your whole record with us.',
        zh: '在我们有记录的全部期间，您的入账金额围绕均值波动 {value}。',
      },
    },
    {
      name: 'income_max_life',
      en: 'largest credit over the whole history',
      zh: '全部历史的最大单笔入账',
      description: 'Largest credit observed without a gap.',
      unit: 'currency',
      reason: {
        en: 'The largest credit to your account was {value} over your whole record with us.',
        zh: '在我们有记录的全部期间，您最大的一笔入账为 {value}。',
      },
    },
    {
      name: 'pension_share_life',
      en: 'pension share of income over the whole history',
      zh: '全部历史的养老金占比',
      description: 'Part of all observed income that was a pension. NULL without income.',
      unit: 'ratio',
      movable: 'never',
      reason: {
        en: 'A pension made up {value} of your income over your whole record with us.',
        zh: '在我们有记录的全部期间，养老金占您入账的 {value}。',
      },
    },
    {
      name: 'cash_income_share_life',
      en: 'cash share of income over the whole history',
      zh: '全部历史的现金存入占比',
      description: 'Part of all observed income paid in as cash. NULL without income.',
      unit: 'ratio',
      reason: {
        en: 'Cash made up {value} of your income over your whole record with us.',
        zh: '在我们有记录的全部期间，现金存入占您入账的 {value}。',
      },
    },
    {
      name: 'spend_to_income_life',
      en: 'spending against income over the whole history',
      zh: '全部历史的消费与入账之比',
      description: 'All observed spending divided by all observed income. NULL without income.',
      unit: 'ratio',
      reason: {
        en: 'Your spending came to {value} of your income over your whole record with us.',
        zh: '在我们有记录的全部期间，您的消费为入账的 {value}。',
      },
    },
    {
      name: 'days_since_income',
      en: 'time since the last credit',
      zh: '距上次入账天数',
      description: 'Days since the last credit of the last 365 days; NULL where none was observed.',
      unit: 'days',
      reason: {
        en: 'Your account last took in money {value} ago.',
        zh: '您的账户上次入账是在 {value}前。',
      },
      unknown: {
        en: 'We saw no money come into your account in the last 365 days.',
        zh: '我们未见您的账户近 365 天有入账。',
      },
      window: { days: 365 },
    },
  ],
)
