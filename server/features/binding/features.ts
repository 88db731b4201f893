import { family } from '../feature.ts'

export const binding = family(
  { name: 'binding', macro: 'binding_features', reads: ['binding'], relation: 'binding' },
  [
    {
      name: 'binding_count',
      en: 'number of bound instruments',
      zh: '绑定工具数',
      description: 'Cards, device tokens and codes bound before the day and not ended.',
      unit: 'count',
    },
    {
      name: 'has_card',
      en: 'number of cards held (0 or 1)',
      zh: '是否持卡',
      description: '1 where a card was bound before the day and has not ended, else 0.',
      unit: 'code',
      reason: { en: 'Whether you held a card: {value}.', zh: '是否持卡：{value}。' },
    },
    {
      name: 'days_since_binding',
      en: 'time since the newest binding',
      zh: '距最近绑定天数',
      description: 'Days since the newest instrument was bound; NULL: none.',
      unit: 'days',
    },
  ],
)
