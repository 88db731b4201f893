import { family } from '../feature.ts'

export const request = family(
  {
    name: 'request',
    macro: 'request_features',
    reads: ['facility'],
    relation: 'facility',
  },
  [
    {
      name: 'request_principal',
      en: 'amount asked for',
      zh: '申请金额',
      description: 'Principal of the loan that is asked for on the day; NULL where none is.',
      unit: 'currency',
    },
    {
      name: 'request_term_months',
      en: 'term asked for',
      zh: '申请期限',
      description: 'Months over which the loan is to be repaid.',
      unit: 'months',
    },
    {
      name: 'request_instalment',
      en: 'monthly payment asked for',
      zh: '申请的月还款额',
      description: 'Monthly payment of the loan that is asked for.',
      unit: 'currency',
    },
    {
      name: 'instalment_to_income',
      en: 'monthly payment against income',
      zh: '月还款与收入之比',
      description:
        'Monthly payment divided by the monthly income over the whole history. NULL without income.',
      unit: 'ratio',
      formula: {
        sql: 'request_instalment / nullif(income_monthly_life, 0)',
        of: ['request_instalment', 'income_monthly_life'],
      },
      reason: {
        en: 'The monthly payment was {value} of your monthly income.',
        zh: '月还款额为您月收入的 {value}。',
      },
    },
    {
      name: 'instalment_to_balance',
      en: 'monthly payment against the mean balance',
      zh: '月还款与平均余额之比',
      description:
        'Monthly payment divided by the mean balance over the whole history. NULL where that is not above 0.',
      unit: 'ratio',
      formula: {
        sql: 'request_instalment / nullif(greatest(0, balance_mean_life), 0)',
        of: ['request_instalment', 'balance_mean_life'],
      },
      reason: {
        en: 'The monthly payment was {value} of your mean balance.',
        zh: '月还款额为您平均余额的 {value}。',
      },
    },
    {
      name: 'lowest_balance_to_instalment',
      en: 'lowest balance against the monthly payment',
      zh: '最低余额与月还款之比',
      description:
        'Lowest balance after the first month of the history divided by the monthly payment. NULL without either.',
      unit: 'ratio',
      formula: {
        sql: 'balance_min_settled / nullif(request_instalment, 0)',
        of: ['balance_min_settled', 'request_instalment'],
      },
    },
    {
      name: 'principal_to_balance',
      en: 'amount asked for against the mean balance',
      zh: '申请金额与平均余额之比',
      description:
        'Principal divided by the mean balance over the whole history. NULL where that is not above 0.',
      unit: 'ratio',
      formula: {
        sql: 'request_principal / nullif(greatest(0, balance_mean_life), 0)',
        of: ['request_principal', 'balance_mean_life'],
      },
    },
  ],
)
