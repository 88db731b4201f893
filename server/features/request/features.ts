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
      unknown: { en: 'You had asked for no loan.', zh: '您未申请贷款。' },
      reason: { en: 'You asked for {value}.', zh: '您申请的金额为 {value}。' },
    },
    {
      name: 'request_term_months',
      en: 'term asked for',
      zh: '申请期限',
      description: 'Months over which the loan is to be repaid.',
      unit: 'months',
      unknown: { en: 'You had asked for no loan.', zh: '您未申请贷款。' },
      reason: { en: 'You asked to repay over {value}.', zh: '您申请的还款期限为 {value}。' },
    },
    {
      name: 'request_instalment',
      en: 'monthly payment asked for',
      zh: '申请的月还款额',
      description: 'Monthly payment of the loan that is asked for.',
      unit: 'currency',
      unknown: { en: 'You had asked for no loan.', zh: '您未申请贷款。' },
      reason: { en: 'The monthly payment came to {value}.', zh: '月还款额为 {value}。' },
    },
    {
      name: 'instalment_to_income',
      en: 'monthly payment against income',
      zh: '月还款与收入之比',
      description:
        'Monthly payment divided by the monthly income over the whole history. NULL without income.',
      unit: 'ratio',
      unknown: {
        en: 'We could not hold a monthly payment against your income.',
        zh: '我们无法将月还款额与您的收入相比。',
      },
      reason: {
        en: 'The monthly payment came to {value} of your monthly income.',
        zh: '月还款额为您月收入的 {value}。',
      },
      formula: {
        sql: 'request_instalment / nullif(income_monthly_life, 0)',
        of: ['request_instalment', 'income_monthly_life'],
      },
    },
    {
      name: 'instalment_to_balance',
      en: 'monthly payment against the mean balance',
      zh: '月还款与平均余额之比',
      description:
        'Monthly payment divided by the mean balance over the whole history. NULL where that is not above 0.',
      unit: 'ratio',
      unknown: {
        en: 'We could not hold a monthly payment against your average balance.',
        zh: '我们无法将月还款额与您的平均余额相比。',
      },
      reason: {
        en: 'The monthly payment came to {value} of your average balance.',
        zh: '月还款额为您平均余额的 {value}。',
      },
      formula: {
        sql: 'request_instalment / nullif(greatest(0, balance_mean_life), 0)',
        of: ['request_instalment', 'balance_mean_life'],
      },
    },
    {
      name: 'lowest_balance_to_instalment',
      en: 'lowest balance against the monthly payment',
      zh: '最低余额与月还款之比',
      description:
        'Lowest balance after the first month of the history divided by the monthly payment. NULL without either.',
      unit: 'ratio',
      unknown: {
        en: 'We could not hold your lowest balance against a monthly payment.',
        zh: '我们无法将您的最低余额与月还款额相比。',
      },
      reason: {
        en: 'After your first month, your lowest balance was {value} of the monthly payment.',
        zh: '首月之后，您的最低余额为月还款额的 {value}。',
      },
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
      unknown: {
        en: 'We could not hold an amount asked for against your average balance.',
        zh: '我们无法将申请金额与您的平均余额相比。',
      },
      reason: {
        en: 'The amount you asked for came to {value} of your average balance.',
        zh: '您申请的金额为您平均余额的 {value}。',
      },
      formula: {
        sql: 'request_principal / nullif(greatest(0, balance_mean_life), 0)',
        of: ['request_principal', 'balance_mean_life'],
      },
    },
  ],
)
