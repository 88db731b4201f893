import { type Locale, minus, noData, notApplicable } from './locale.ts'

const sign = (value: number, digits: string): string =>
  !/[1-9]/.test(digits) ? digits : value < 0 ? minus + digits : `+${digits}`

/** A share (0 to 1) in per cent: 71.3%; what would round to 0.0% keeps a second decimal. */
export function percent(share: number | null, decimals = 1, locale: Locale = 'en'): string {
  if (share === null || !Number.isFinite(share)) return noData(locale)
  const size = Math.abs(share * 100)
  const digits = size.toFixed(size > 0 && size < 0.1 && decimals === 1 ? 2 : decimals)
  return `${share < 0 && /[1-9]/.test(digits) ? minus : ''}${digits}%`
}

/**
 * A relative change: +28.3%, −2%; tenfold and more as a factor, ×112. NULL, or a change from nothing,
 * is not applicable.
 */
export function changePercent(change: number | null, decimals = 1): string {
  if (change === null || !Number.isFinite(change)) return notApplicable
  if (change >= 9) return `×${Number((change + 1).toPrecision(change < 99 ? 2 : 3))}`
  return `${sign(change, Math.abs(change * 100).toFixed(decimals))}%`
}

/** The difference of two shares in percentage points: +2.6 pp. */
export function changePoints(change: number | null, decimals = 1, locale: Locale = 'en'): string {
  if (change === null || !Number.isFinite(change)) return notApplicable
  const digits = sign(change, Math.abs(change * 100).toFixed(decimals))
  return locale === 'zh' ? `${digits} 个百分点` : `${digits} pp`
}

/** A signed whole number, such as points of a score: +21, −14, 0. */
export const signedWhole = (value: number | null): string =>
  value === null || !Number.isFinite(value)
    ? notApplicable
    : sign(value, Math.abs(value).toFixed(0))

/** Change from `before` to `after`, as a share of before; null where before is nothing or unknown. */
export const relativeChange = (after: number | null, before: number | null): number | null =>
  after === null || before === null || before === 0 ? null : (after - before) / Math.abs(before)

export type Direction = 'up' | 'down' | 'same'

/** Up, down or within `still` of no change (1.5% unless told). */
export const direction = (change: number, still = 0.015): Direction =>
  change > still ? 'up' : change < -still ? 'down' : 'same'

/** ▲ ▼ =, so that colour is never alone. */
export const glyph: Record<Direction, string> = { up: '▲', down: '▼', same: '=' }
