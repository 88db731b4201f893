import { family } from '../feature.ts'

const JOINED = 'As given on joining; NULL where no day of joining is known.'

export const profile = family(
  {
    name: 'profile',
    macro: 'profile_features',
    reads: ['customer', 'account', 'lender'],
    relation: 'customer',
  },
  [
    {
      name: 'age_years',
      en: 'age',
      zh: '年龄',
      description: 'Whole years of age on the day. NULL where no day of joining is known.',
      unit: 'years',
    },
    {
      name: 'sex',
      en: 'sex',
      zh: '性别',
      description: `As recorded by the lender. ${JOINED}`,
      unit: 'category',
      type: 'category',
      protected: true,
    },
    {
      name: 'education',
      en: 'education',
      zh: '教育程度',
      description: `In the lender's words. ${JOINED}`,
      unit: 'category',
      type: 'category',
    },
    {
      name: 'marital_status',
      en: 'marital status',
      zh: '婚姻状况',
      description: `In the lender's words. ${JOINED}`,
      unit: 'category',
      type: 'category',
      protected: true,
    },
    {
      name: 'occupation',
      en: 'occupation',
      zh: '职业',
      description: `In the lender's words. ${JOINED}`,
      unit: 'category',
      type: 'category',
    },
    {
      name: 'monthly_income',
      en: 'declared monthly income',
      zh: '申报月收入',
      description: `Income a month as declared. ${JOINED}`,
      unit: 'currency',
    },
    {
      name: 'tenure_days',
      en: 'time as a customer',
      zh: '成为客户的天数',
      description: 'Days since the customer joined. NULL: before the first day of the data.',
      unit: 'days',
    },
    {
      name: 'account_age_days',
      en: 'age of the oldest account',
      zh: '最早账户的开户天数',
      description: "Days since the oldest of the customer's open accounts was opened.",
      unit: 'days',
      relation: 'account',
    },
    {
      name: 'account_count',
      en: 'number of open accounts',
      zh: '开立账户数',
      description: "The customer's accounts open on the day; NULL: none.",
      unit: 'count',
      relation: 'account',
    },
    {
      name: 'statement_frequency',
      en: 'frequency of account statements',
      zh: '对账单频率',
      description: "Of the customer's oldest open account, in the lender's words.",
      unit: 'category',
      type: 'category',
      relation: 'account',
    },
  ],
)
