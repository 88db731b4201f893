import { family } from '../feature.ts'

const NEWEST =
  'Newest figure of the place where the customer lives that could be known before the day.'

export const place = family(
  {
    name: 'place',
    macro: 'place_features',
    reads: ['customer', 'place_statistic'],
    relation: 'place_statistic',
  },
  [
    {
      name: 'place_inhabitants',
      en: 'number of inhabitants where you live',
      zh: '居住地人口',
      description: `Inhabitants. ${NEWEST}`,
      unit: 'count',
      reason: {
        en: 'Where you lived there were {value} inhabitants.',
        zh: '您居住地的人口为 {value}。',
      },
    },
    {
      name: 'place_urban_share',
      en: 'urban share where you live',
      zh: '居住地城镇人口比例',
      description: `Share of inhabitants in towns, 0 to 1. ${NEWEST}`,
      unit: 'ratio',
      reason: {
        en: 'Where you lived {value} of the people live in towns.',
        zh: '您居住地的城镇人口比例为 {value}。',
      },
    },
    {
      name: 'place_average_salary',
      en: 'average salary where you live',
      zh: '居住地平均工资',
      description: `Average monthly salary. ${NEWEST}`,
      unit: 'currency',
      reason: {
        en: 'Where you lived the average salary was {value}.',
        zh: '您居住地的平均工资为 {value}。',
      },
    },
    {
      name: 'place_unemployment',
      en: 'unemployment where you live',
      zh: '居住地失业率',
      description: `Unemployment, 0 to 1. ${NEWEST}`,
      unit: 'ratio',
      reason: {
        en: 'Where you lived unemployment was {value}.',
        zh: '您居住地的失业率为 {value}。',
      },
    },
    {
      name: 'place_entrepreneurs',
      en: 'number of entrepreneurs per 1000 where you live',
      zh: '居住地每千人创业者数',
      description: `Entrepreneurs per 1000 inhabitants. ${NEWEST}`,
      unit: 'number',
      reason: {
        en: 'Where you lived there were {value} entrepreneurs per 1000.',
        zh: '您居住地每千人创业者数为 {value}。',
      },
    },
    {
      name: 'place_crimes',
      en: 'number of crimes per 1000 where you live',
      zh: '居住地每千人犯罪数',
      description: `Crimes a year per 1000 inhabitants. ${NEWEST}`,
      unit: 'number',
      reason: {
        en: 'Where you lived there were {value} crimes per 1000.',
        zh: '您居住地每千人犯罪数为 {value}。',
      },
    },
  ],
)
