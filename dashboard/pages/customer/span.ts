import { addDays, addMonths, type Period } from '../../state/period.ts'

export type Span = '6m' | '12m' | '24m' | 'all'

export const spanMonths = { '6m': 6, '12m': 12, '24m': 24 } as const

export const spanOf = (setting: string | undefined): Span =>
  setting === '6m' || setting === '12m' || setting === 'all' ? setting : '24m'

/** The days a span covers up to a day, never before the data begin. */
export function spanPeriod(span: Span, asOf: string, firstDay: string): Period {
  if (span === 'all') return { from: firstDay, to: asOf }
  const from = addDays(addMonths(asOf, -spanMonths[span]), 1)
  return { from: from > firstDay ? from : firstDay, to: asOf }
}
