import { family, overDays } from '../feature.ts'

const WHERE = 'Of accounts whose source states balances; else NULL.'

export const balance = family(
  {
    name: 'balance',
    macro: 'balance_features',
    reads: ['transaction', 'coverage', 'account'],
    relation: 'transaction',
  },
  [
    {
      name: 'balance_latest',
      en: 'latest balance',
      zh: '最新余额',
      description: `Balance at the end of the last day with a movement. ${WHERE}`,
      unit: 'currency',
      reason: { en: 'Your latest balance was {value}.', zh: '您的最新余额为 {value}。' },
    },
    ...overDays([30, 90, 180, 365], (n) => [
      {
        name: `balance_mean_${n}d`,
        en: `mean balance over ${n} days`,
        zh: `近 ${n} 天平均余额`,
        description: `Mean of the balances after each movement of the last ${n} days. ${WHERE}`,
        unit: 'currency',
        reason: {
          en: `Your balance averaged {value} over the last ${n} days.`,
          zh: `您近 ${n} 天的平均余额为 {value}。`,
        },
      },
      {
        name: `balance_min_${n}d`,
        en: `lowest balance over ${n} days`,
        zh: `近 ${n} 天最低余额`,
        description: `Lowest balance after a movement of the last ${n} days. ${WHERE}`,
        unit: 'currency',
        reason: {
          en: `Your balance fell to {value} at its lowest in the last ${n} days.`,
          zh: `您近 ${n} 天的余额最低为 {value}。`,
        },
      },
      {
        name: `balance_spread_${n}d`,
        en: `spread of the balance over ${n} days`,
        zh: `近 ${n} 天余额波动`,
        description: `Standard deviation (n - 1) of the balances after each movement of the last ${n} days. ${WHERE}`,
        unit: 'currency',
        reason: {
          en: `Your balance varied by {value} around its average in the last ${n} days.`,
          zh: `您近 ${n} 天的余额围绕均值波动 {value}。`,
        },
      },
      {
        name: `days_below_zero_${n}d`,
        en: `time below zero over ${n} days`,
        zh: `近 ${n} 天余额为负的天数`,
        description: `Days of the last ${n} that ended with a balance below zero. ${WHERE}`,
        unit: 'days',
        reason: (days) =>
          days === 0
            ? {
                en: `Your balance was never below zero at the end of a day in the last ${n} days.`,
                zh: `您近 ${n} 天的日终余额从未为负。`,
              }
            : {
                en: `Your balance was below zero at the end of {value} in the last ${n} days.`,
                zh: `您近 ${n} 天有 {value}日终余额为负。`,
              },
      },
      {
        name: `penalty_count_${n}d`,
        en: `penalty interest charges over ${n} days`,
        zh: `近 ${n} 天罚息次数`,
        description: `Penalty interest charges of the last ${n} days. ${WHERE}`,
        unit: 'count',
        reason: (times) =>
          times === 0
            ? {
                en: `You were charged no penalty interest in the last ${n} days.`,
                zh: `您近 ${n} 天没有被收取罚息。`,
              }
            : {
                en: `You were charged penalty interest {value} {time|times} in the last ${n} days.`,
                zh: `您近 ${n} 天被收取罚息 {value} 次。`,
              },
      },
    ]),
    {
      name: 'balance_mean_life',
      en: 'mean balance over the whole history',
      zh: '全部历史的平均余额',
      description: `Mean of the balances after each movement observed without a gap. ${WHERE}`,
      unit: 'currency',
      reason: {
        en: 'Your balance averaged {value} over your whole record with us.',
        zh: '在我们有记录的全部期间，您的平均余额为 {value}。',
      },
    },
    {
      name: 'balance_min_life',
      en: 'lowest balance over the whole history',
      zh: '全部历史的最低余额',
      description: `Lowest balance after a movement observed without a gap. ${WHERE}`,
      unit: 'currency',
      reason: {
        en: 'Your balance fell to {value} at its lowest over your whole record with us.',
        zh: '在我们有记录的全部期间，您的余额最低为 {value}。',
      },
    },
    {
      name: 'balance_min_settled',
      en: 'lowest balance after the first month',
      zh: '首月之后的最低余额',
      description: `Lowest balance after a movement, without the first 30 days of the history: an account begins with whatever it was opened with. ${WHERE}`,
      unit: 'currency',
      reason: {
        en: 'After your first month, your balance fell to {value} at its lowest.',
        zh: '首月之后，您的余额最低为 {value}。',
      },
    },
    {
      name: 'balance_max_life',
      en: 'highest balance over the whole history',
      zh: '全部历史的最高余额',
      description: `Highest balance after a movement observed without a gap. ${WHERE}`,
      unit: 'currency',
      reason: {
        en: 'Your balance reached {value} at its highest over your whole record with us.',
        zh: '在我们有记录的全部期间，您的余额最高为 {value}。',
      },
    },
    {
      name: 'balance_spread_life',
      en: 'spread of the balance over the whole history',
      zh: '全部历史的余额波动',
      description: `Standard deviation (n - 1) of the balances after each movement. ${WHERE}`,
      unit: 'currency',
      reason: {
        en: 'Your balance varied by {value} around its average over your whole record with us.',
        zh: '在我们有记录的全部期间，您的余额围绕均值波动 {value}。',
      },
    },
    {
      name: 'balance_volatility_life',
      en: 'relative spread of the balance over the whole history',
      zh: '全部历史的余额相对波动',
      description: `Spread of the balance divided by the size of its mean. ${WHERE}`,
      unit: 'number',
      reason: {
        en: 'Your balance varied by {percent} of its average over your whole record with us.',
        zh: '在我们有记录的全部期间，您的余额波动为均值的 {percent}。',
      },
    },
    {
      name: 'days_below_zero_life',
      en: 'time below zero over the whole history',
      zh: '全部历史余额为负的天数',
      description: `Days that ended with a balance below zero. ${WHERE}`,
      unit: 'days',
      reason: (days) =>
        days === 0
          ? {
              en: 'Your balance was never below zero at the end of a day over your whole record with us.',
              zh: '在我们有记录的全部期间，您的日终余额从未为负。',
            }
          : {
              en: 'Your balance was below zero at the end of {value} over your whole record with us.',
              zh: '在我们有记录的全部期间，您有 {value}日终余额为负。',
            },
    },
    {
      name: 'days_since_negative',
      en: 'time since the balance was last below zero',
      zh: '距上次余额为负天数',
      description: `Days since a movement last left a balance below zero; NULL: never observed. ${WHERE}`,
      unit: 'days',
      movable: 'up',
      reason: {
        en: 'Your balance was last below zero {value} ago.',
        zh: '您的余额上次为负是在 {value}前。',
      },
      unknown: { en: 'We never saw your balance below zero.', zh: '我们未见您的余额为负。' },
    },
    {
      name: 'penalty_count_life',
      en: 'penalty interest charges over the whole history',
      zh: '全部历史的罚息次数',
      description: `Penalty interest charges observed without a gap. ${WHERE}`,
      unit: 'count',
      reason: (times) =>
        times === 0
          ? {
              en: 'You were charged no penalty interest over your whole record with us.',
              zh: '在我们有记录的全部期间，您没有被收取罚息。',
            }
          : {
              en: 'You were charged penalty interest {value} {time|times} over your whole record with us.',
              zh: '在我们有记录的全部期间，您被收取罚息 {value} 次。',
            },
    },
    {
      name: 'interest_monthly_life',
      en: 'monthly interest earned over the whole history',
      zh: '全部历史的月均利息',
      description: `Interest credited a thirty days: follows the balance held. ${WHERE}`,
      unit: 'currency',
      reason: {
        en: 'Your balance earned {value} of interest a month over your whole record with us.',
        zh: '在我们有记录的全部期间，您的余额月均利息为 {value}。',
      },
    },
  ],
)
