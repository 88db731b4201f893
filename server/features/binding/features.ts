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
      reason: {
        en: 'You had {value} {card, device or code|cards, devices or codes} bound to your account.',
        zh: '您的账户绑定了 {value} 个卡片、设备或付款码。',
      },
    },
    {
      name: 'has_card',
      en: 'number of cards held (0 or 1)',
      zh: '是否持卡',
      description: '1 where a card was bound before the day and has not ended, else 0.',
      unit: 'code',
      reason: (held) =>
        held === 0
          ? { en: 'You held no card.', zh: '您未持有卡片。' }
          : { en: 'You held a card.', zh: '您持有卡片。' },
    },
    {
      name: 'days_since_binding',
      en: 'time since the newest binding',
      zh: '距最近绑定天数',
      description: 'Days since the newest instrument was bound; NULL: none.',
      unit: 'days',
      reason: {
        en: 'You last bound a card, device or code {value} ago.',
        zh: '您最近一次绑定卡片、设备或付款码是在 {value}前。',
      },
      unknown: {
        en: 'You had no card, device or code bound to your account.',
        zh: '您的账户未绑定卡片、设备或付款码。',
      },
    },
  ],
)
