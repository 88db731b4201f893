import { family } from '../feature.ts'

const NEWEST =
  'Newest figure of the place where the customer lives that could be known before the day.'

export const place = family(
  {
    name: 'place',
    macro: 'place_features',
    reads: ['customer', 'place_statistic'],
    relation: 'place_statistic',
    movable: 'never',
  },
  [
    {
      name: 'place_inhabitants',
      en: 'number of inhabitants where you live',
      zh: '居住地人口',
      description: `Inhabitants. ${NEWEST}`,
      unit: 'count',
      reason: {
        en: 'The place where you lived had {value} {inhabitant|inhabitants}.',
        zh: '您居住地的人口为 {value}。',
      },
      unknown: {
        en: 'We did not know how many people lived where you did.',
        zh: '我们不掌握您居住地的人口。',
      },
    },
    {
      name: 'place_urban_share',
      en: 'urban share where you live',
      zh: '居住地城镇人口比例',
      description: `Share of inhabitants in towns, 0 to 1. ${NEWEST}`,
      unit: 'ratio',
      reason: {
        en: 'Where you lived, {value} of people lived in towns.',
        zh: '您居住地的城镇人口占 {value}。',
      },
      unknown: {
        en: 'We did not know how many people lived in towns where you did.',
        zh: '我们不掌握您居住地的城镇人口比例。',
      },
    },
    {
      name: 'place_average_salary',
      en: 'average salary where you live',
      zh: '居住地平均工资',
      description: `Average monthly salary. ${NEWEST}`,
      unit: 'currency',
      reason: {
        en: 'Where you lived, the average salary was {value} a month.',
        zh: '您居住地的平均月工资为 {value}。',
      },
      unknown: {
        en: 'We did not know the average salary where you lived.',
        zh: '我们不掌握您居住地的平均工资。',
      },
    },
    {
      name: 'place_unemployment',
      en: 'unemployment where you live',
      zh: '居住地失业率',
      description: `Unemployment, 0 to 1. ${NEWEST}`,
      unit: 'ratio',
      reason: {
        en: 'Where you lived, unemployment was {value}.',
        zh: '您居住地的失业率为 {value}。',
      },
      unknown: {
        en: 'We did not know the unemployment where you lived.',
        zh: '我们不掌握您居住地的失业率。',
      },
    },
    {
      name: 'place_entrepreneurs',
      en: 'number of entrepreneurs per 1000 where you live',
      zh: '居住地每千人创业者数',
      description: `Entrepreneurs per 1000 inhabitants. ${NEWEST}`,
      unit: 'number',
      reason: {
        en: 'Where you lived, there were {value} {entrepreneur|entrepreneurs} for every 1,000 people.',
        zh: '您居住地每千人有 {value} 位创业者。',
      },
      unknown: {
        en: 'We did not know how many entrepreneurs there were where you lived.',
        zh: '我们不掌握您居住地的创业者人数。',
      },
    },
    {
      name: 'place_crimes',
      en: 'number of crimes per 1000 where you live',
      zh: '居住地每千人犯罪数',
      description: `Crimes a year per 1000 inhabitants. ${NEWEST}`,
      unit: 'number',
      reason: {
        en: 'Where you lived, there were {value} {crime|crimes} a year for every 1,000 people.',
        zh: '您居住地每年每千人有 {value} 起犯罪。',
      },
      unknown: {
        en: 'We did not know how many crimes there were where you lived.',
        zh: '我们不掌握您居住地的犯罪数。',
      },
    },
  ],
)
