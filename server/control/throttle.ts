import type { Progress } from '../effects.ts'

/**
 * Passes on at most one report per `millis`, and always the first and the last (`done` = `total`)
 * of a step: work may report as often as it likes.
 */
export function throttled(
  report: (progress: Progress) => void,
  millis: number,
  now: () => number = Date.now,
): (progress: Progress) => void {
  let step: string | undefined
  let last = Number.NEGATIVE_INFINITY
  return (progress) => {
    const at = now()
    const whole = progress.total !== undefined && progress.done >= progress.total
    if (progress.step === step && !whole && at - last < millis) return
    step = progress.step
    last = at
    report(progress)
  }
}
