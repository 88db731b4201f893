import type { Progress } from '../effects.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const BAR = 24

/** Seconds as people say them: `8 s`, `3 min 20 s`, `1 h 5 min`. */
export function spell(seconds: number): string {
  const s = Math.max(0, Math.round(seconds))
  if (s < 60) return `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`
}

/** How far, how fast, and how long still; what is not known is left out. `bar`: draw one. */
export function progressLine(progress: Progress, seconds: number, bar: boolean): string {
  const { step, done, total, unit } = progress
  const of = unit ? ` ${unit}` : ''
  // Less than one a second would read as 0: the time left says more.
  const rate =
    seconds >= 1 && done / seconds >= 1 ? `${whole.format(done / seconds)}${of}/s` : undefined
  if (total === undefined || total <= 0) {
    return [step, `${whole.format(done)}${of}`, rate].filter(Boolean).join('  ')
  }
  const share = Math.min(1, done / total)
  const filled = Math.round(share * BAR)
  const left = share > 0 && share < 1 && seconds >= 1 ? (seconds * (1 - share)) / share : undefined
  return [
    step,
    bar ? `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}` : undefined,
    `${Math.floor(share * 100)} %`,
    `${whole.format(done)} of ${whole.format(total)}${of}`,
    rate,
    left === undefined ? undefined : `${spell(left)} left`,
  ]
    .filter(Boolean)
    .join('  ')
}
