import { html } from './svg.ts'

/** The seven steps of a ramp between what its ends mean: 0.02% ▇▇▇▇▇▇▇ 1.4%. */
export function rampLegend({
  ramp,
  low,
  high,
}: {
  ramp: 'seq' | 'div'
  low: string
  high: string
}): HTMLElement {
  const steps = html('span', { class: 'ramp-steps', 'aria-hidden': true })
  for (let step = 1; step <= 7; step++) {
    steps.append(html('i', { style: `background:var(--${ramp}-${step})` }))
  }
  return html(
    'span',
    { class: 'ramp-legend' },
    html('span', {}, low),
    steps,
    html('span', {}, high),
  )
}
