import type { Measure } from '../../format/measure.ts'
import type { ChartOptions } from '../chart.ts'

/** The target, or a limit on it: a cap from above, a floor from below; null does not apply. */
export type StairRow = {
  key: string
  name: string
  /** The fact behind it: "2 × ¥7,200 a month". */
  note?: string | undefined
  value: number | null
  role: 'target' | 'cap' | 'floor'
}

export type StaircaseOptions = ChartOptions & {
  measure: Measure
  /** Null for a customer without a line. */
  old: number | null
  quota: number
  /** Key of the rule that decided. */
  binding?: string | undefined
  oldName?: string | undefined
  newName?: string | undefined
}

export const words = {
  en: { old: 'old', quota: 'New quota', binds: 'binds', none: 'does not apply' },
  zh: { old: '原', quota: '新额度', binds: '起决定作用', none: '不适用' },
}
