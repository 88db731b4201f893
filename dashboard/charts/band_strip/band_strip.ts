import { scaleLinear } from 'd3-scale'
import { rect, round, svg } from '../../marks/svg.ts'

/** A score band, [from, to). */
export type Band = { name: string; from: number; to: number }

// Five steps that read apart at six pixels; two bands take the ends, three the ends and the middle.
const palette = [1, 3, 4, 5, 7]

/** Score bands from low to high with a pointer at the score; null shows no pointer. */
export function bandStrip(
  bands: readonly Band[],
  { score, width = 76, label = '' }: { score: number | null; width?: number; label?: string },
): SVGSVGElement {
  const x = scaleLinear([bands[0]?.from ?? 0, bands.at(-1)?.to ?? 1], [0, width]).clamp(true)
  const strip = svg('svg', {
    class: 'band-strip',
    viewBox: `0 0 ${width} 24`,
    width,
    height: 24,
    ...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }),
  })
  for (const [i, band] of bands.entries()) {
    const at = bands.length > 1 ? Math.round((i / (bands.length - 1)) * 4) : 2
    const wide = x(band.to) - x(band.from) - (i < bands.length - 1 ? 1 : 0)
    strip.append(rect(x(band.from), 14, wide, 6, { style: `fill:var(--div-${palette[at]})` }))
  }
  if (score !== null && bands.length > 0) {
    const at = Math.max(4, Math.min(width - 4, x(score)))
    strip.append(svg('path', { d: `M${round(at)} 12.5l-4-6h8z`, class: 'pointer' }))
  }
  return strip
}
