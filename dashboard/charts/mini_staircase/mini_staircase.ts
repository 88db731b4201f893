import { line, rect, svg } from '../../marks/svg.ts'

/** A decision in money: null is a customer without a line. */
export type QuotaStep = { old: number | null; target: number; quota: number }

/**
 * For a table row: the stick is the old quota, the bar the new one, dashed the part of the target a
 * cap took. Square roots, so that small and large lines share one scale up to `max`.
 */
export function miniStaircase(
  { old, target, quota }: QuotaStep,
  { width = 150, max, label = '' }: { width?: number; max: number; label?: string },
): SVGSVGElement {
  const x = (value: number) =>
    Math.sqrt(Math.max(0, Math.min(1, max > 0 ? value / max : 0))) * width
  const tone = old === null || quota > old ? 'gained' : quota < old ? 'lost' : 'kept'
  return svg(
    'svg',
    {
      class: 'mini-staircase',
      viewBox: `0 0 ${width + 6} 18`,
      width: width + 6,
      height: 18,
      ...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }),
    },
    rect(0, 4, x(quota), 10, { class: tone }),
    target > quota && rect(x(quota), 4.5, x(target) - x(quota), 9, { class: 'taken' }),
    old !== null && line(Math.max(1, x(old)), 1, Math.max(1, x(old)), 17, 'stick'),
  )
}
