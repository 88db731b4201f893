import { family, overDays } from '../feature.ts'

export const coverage = family(
  {
    name: 'coverage',
    macro: 'coverage_features',
    reads: ['coverage', 'account', 'statement'],
    relation: 'coverage',
    movable: 'never',
  },
  [
    ...overDays([30, 90, 180, 365], (n) => [
      {
        name: `coverage_${n}d`,
        en: `observed share of the last ${n} days`,
        zh: `近 ${n} 天有数据的比例`,
        description: `Share of the ${n} days before the day on which the customer's transactions were observed. Under 1, every feature of this window is NULL.`,
        unit: 'ratio',
        reason: {
          en: `We could see {value} of your last ${n} days.`,
          zh: `您近 ${n} 天中，我们掌握 {value} 的记录。`,
        },
      },
    ]),
    {
      name: 'observed_days',
      en: 'observed history without a gap',
      zh: '连续有数据的天数',
      description:
        "Days before the day back to which the customer's transactions are observed without a gap; NULL where the day before was not observed.",
      unit: 'days',
      reason: {
        en: 'Your record with us reached back {value} without a gap.',
        zh: '我们对您的连续记录为 {value}。',
      },
    },
    {
      name: 'statements_6',
      en: 'number of statements in the last 6 months',
      zh: '近 6 个月账单数',
      description: 'Statements of the facility that closed in the six months before the day.',
      unit: 'count',
      reason: {
        en: 'You had {value} {statement|statements} in the last 6 months.',
        zh: '您近 6 个月有 {value} 期账单。',
      },
      window: { statements: 6 },
      relation: 'statement',
    },
  ],
)
