/**
 * Positions along one axis, at least `gap` apart and within [low, high] where they fit, each as
 * near its wish as that allows. The answer is in the order of the wishes.
 */
export function spread(
  wishes: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = wishes.map((_, i) => i).sort((a, b) => wishes[a]! - wishes[b]!)
  const room = order.length > 1 ? (high - low) / (order.length - 1) : 0
  const step = order.length > 1 ? Math.min(gap, Math.max(0, room)) : gap
  const placed: number[] = []
  for (const [i, index] of order.entries()) {
    const least = i ? placed[i - 1]! + step : low
    placed.push(Math.max(least, wishes[index]!))
  }
  for (let i = placed.length - 1; i >= 0; i--) {
    const most = i === placed.length - 1 ? high : placed[i + 1]! - step
    placed[i] = Math.min(placed[i]!, most)
  }
  const answer = new Array<number>(wishes.length)
  for (const [i, index] of order.entries()) answer[index] = placed[i]!
  return answer
}

type Span = { from: number; to: number; weight: number }

/** Those that can stand side by side: the heavier first, then the earlier; the others drop. */
export function keepHeaviest<T extends Span>(spans: readonly T[], gap = 8): T[] {
  const kept: T[] = []
  const byWeight = [...spans].sort((a, b) => b.weight - a.weight || a.from - b.from)
  for (const span of byWeight) {
    if (kept.every((other) => span.from >= other.to + gap || span.to + gap <= other.from)) {
      kept.push(span)
    }
  }
  return kept.sort((a, b) => a.from - b.from)
}
