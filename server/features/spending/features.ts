import { type Entry, family, overDays } from '../feature.ts'

const WINDOWS = [30, 90, 180, 365]

const share = (n: number, name: string, en: string, zh: string, what: string): Entry => ({
  name: `${name}_share_${n}d`,
  en: `${en} share of spending over ${n} days`,
  zh: `近 ${n} 天${zh}消费占比`,
  description: `Part of the spending of the last ${n} days ${what}. NULL without spending.`,
  unit: 'ratio',
  reason: {
    en: `Of what you spent in the last ${n} days, {value} was ${what}.`,
    zh: `您近 ${n} 天的消费中，${zh}占 {value}。`,
  },
})

export const spending = family(
  {
    name: 'spending',
    macro: 'transaction_features',
    reads: ['transaction', 'coverage', 'account'],
    relation: 'transaction',
  },
  [
    ...overDays(WINDOWS, (n) => [
      {
        name: `spend_count_${n}d`,
        en: `number of payments over ${n} days`,
        zh: `近 ${n} 天消费笔数`,
        description: `Purchases, withdrawals and transfers out of the last ${n} days, none declined.`,
        unit: 'count',
        reason: {
          en: `You made {value} {payment|payments} in the last ${n} days.`,
          zh: `您近 ${n} 天消费 {value} 笔。`,
        },
      },
      {
        name: `spend_sum_${n}d`,
        en: `spending over ${n} days`,
        zh: `近 ${n} 天消费总额`,
        description: `Amount of purchases, withdrawals and transfers out of the last ${n} days, none declined.`,
        unit: 'currency',
        reason: {
          en: `You spent {value} in the last ${n} days.`,
          zh: `您近 ${n} 天共消费 {value}。`,
        },
      },
      {
        name: `spend_mean_${n}d`,
        en: `mean payment over ${n} days`,
        zh: `近 ${n} 天笔均消费`,
        description: `Spending of the last ${n} days divided by its count. NULL without spending.`,
        unit: 'currency',
        reason: {
          en: `Your payments averaged {value} in the last ${n} days.`,
          zh: `您近 ${n} 天平均每笔消费 {value}。`,
        },
      },
      {
        name: `spend_spread_${n}d`,
        en: `spread of payments over ${n} days`,
        zh: `近 ${n} 天消费金额波动`,
        description: `Standard deviation (n - 1) of the payments of the last ${n} days. NULL under two payments.`,
        unit: 'currency',
        reason: {
          en: `Your payments varied by {value} around their average in the last ${n} days.`,
          zh: `您近 ${n} 天的消费金额围绕均值波动 {value}。`,
        },
      },
      {
        name: `spend_trend_${n}d`,
        en: `trend of spending over ${n} days`,
        zh: `近 ${n} 天消费趋势`,
        description: `Change of daily spending along its least squares line over ${n} days, as a multiple of its mean; positive: rising. NULL without spending.`,
        unit: 'number',
        reason: (trend) =>
          trend === 0
            ? {
                en: `Your daily spending neither rose nor fell over the last ${n} days.`,
                zh: `您近 ${n} 天的日均消费没有升降。`,
              }
            : trend > 0
              ? {
                  en: `Your daily spending rose by {percent} of its average over the last ${n} days.`,
                  zh: `您近 ${n} 天的日均消费上升了其均值的 {percent}。`,
                }
              : {
                  en: `Your daily spending fell by {percent} of its average over the last ${n} days.`,
                  zh: `您近 ${n} 天的日均消费下降了其均值的 {percent}。`,
                },
      },
      {
        name: `spend_max_${n}d`,
        en: `largest payment over ${n} days`,
        zh: `近 ${n} 天最大单笔消费`,
        description: `Largest payment of the last ${n} days. NULL without spending.`,
        unit: 'currency',
        reason: {
          en: `Your largest payment was {value} in the last ${n} days.`,
          zh: `您近 ${n} 天最大的一笔消费为 {value}。`,
        },
      },
    ]),
    ...overDays([90, 365], (n) => [
      share(n, 'online', 'online', '线上', 'made online'),
      share(n, 'scan', 'scan pay', '扫码', 'made by scanning a code'),
      share(n, 'flash', 'flash pay', '闪付', 'made by contactless flash pay'),
      share(n, 'cash', 'cash', '取现', 'withdrawn as cash or spent on what is like cash'),
      share(n, 'household', 'household', '家庭缴费', 'for household payments'),
      share(
        n,
        'essential',
        'essential',
        '必需',
        'on groceries, fuel, transit, convenience and health',
      ),
      share(
        n,
        'leisure',
        'leisure',
        '非必需',
        'on restaurants, electronics, apparel, travel, online shops and entertainment',
      ),
      share(n, 'quota', 'quota', '额度', 'paid from the quota'),
      {
        name: `refund_share_${n}d`,
        en: `refunded share of spending over ${n} days`,
        zh: `近 ${n} 天退款占消费比例`,
        description: `Refunds of the last ${n} days divided by spending. NULL without spending.`,
        unit: 'ratio',
        reason: {
          en: `Refunds came to {value} of what you spent in the last ${n} days.`,
          zh: `您近 ${n} 天的退款为消费的 {value}。`,
        },
      },
      {
        name: `declined_count_${n}d`,
        en: `number of declined payments over ${n} days`,
        zh: `近 ${n} 天被拒笔数`,
        description: `Attempts of the last ${n} days that were declined.`,
        unit: 'count',
        reason: {
          en: `You had {value} {payment|payments} declined in the last ${n} days.`,
          zh: `您近 ${n} 天有 {value} 笔付款被拒。`,
        },
      },
    ]),
    {
      name: 'spend_monthly_life',
      en: 'monthly spending over the whole history',
      zh: '全部历史的月均消费',
      description: 'Spending a thirty days over everything observed without a gap.',
      unit: 'currency',
      reason: {
        en: 'You spent {value} a month over your whole record with us.',
        zh: '在我们有记录的全部期间，您月均消费 {value}。',
      },
    },
    {
      name: 'spend_count_monthly_life',
      en: 'monthly number of payments over the whole history',
      zh: '全部历史的月均消费笔数',
      description: 'Payments a thirty days over everything observed without a gap.',
      unit: 'number',
      reason: {
        en: 'You made {value} {payment|payments} a month over your whole record with us.',
        zh: '在我们有记录的全部期间，您月均消费 {value} 笔。',
      },
    },
    {
      name: 'spend_spread_life',
      en: 'spread of payments over the whole history',
      zh: '全部历史的消费金额波动',
      description: 'Standard deviation (n - 1) of all payments observed without a gap.',
      unit: 'currency',
      reason: {
        en: 'Your payments varied by {value} around their average over your whole record with us.',
        zh: '在我们有记录的全部期间，您的消费金额围绕均值波动 {value}。',
      },
    },
    {
      name: 'cash_share_life',
      en: 'cash share of spending over the whole history',
      zh: '全部历史的取现占比',
      description: 'Part of all observed spending withdrawn as cash or spent on what is like cash.',
      unit: 'ratio',
      reason: {
        en: 'Cash made up {value} of what you spent over your whole record with us.',
        zh: '在我们有记录的全部期间，取现占您消费的 {value}。',
      },
    },
    {
      name: 'household_share_life',
      en: 'household share of spending over the whole history',
      zh: '全部历史的家庭缴费占比',
      description: 'Part of all observed spending that were household payments.',
      unit: 'ratio',
      reason: {
        en: 'Household payments made up {value} of what you spent over your whole record with us.',
        zh: '在我们有记录的全部期间，家庭缴费占您消费的 {value}。',
      },
    },
    {
      name: 'days_since_spend',
      en: 'time since the last payment',
      zh: '距上次消费天数',
      description:
        'Days since the last payment of the last 365 days; NULL where none was observed.',
      unit: 'days',
      reason: { en: 'You last made a payment {value} ago.', zh: '您上次消费是在 {value}前。' },
      unknown: {
        en: 'We saw no payment of yours in the last 365 days.',
        zh: '我们未见您近 365 天有消费。',
      },
      window: { days: 365 },
    },
  ],
)
