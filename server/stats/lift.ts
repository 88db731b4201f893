/**
 * Lift at a share of the rows, the riskiest first: their share of all bads over that share; 1 is chance,
 * the most is 1 / share or 1 / bad rate. Rows that tie at the edge count in part, so that their order
 * does not matter. `score`: higher is safer; `bad`: 0 or 1.
 */
export function lift(score: ArrayLike<number>, bad: ArrayLike<number>, share: number): number {
  if (!(share > 0 && share <= 1)) throw new Error(`invalid share; not in (0, 1]: ${share}`)
  const order = Uint32Array.from({ length: score.length }, (_, i) => i)
  order.sort((a, b) => score[a]! - score[b]!)
  const wanted = share * order.length
  let [bads, caught] = [0, 0]
  for (let start = 0; start < order.length; ) {
    let [end, own] = [start, 0]
    while (end < order.length && score[order[end]!] === score[order[start]!])
      own += bad[order[end++]!]!
    caught += own * Math.min(1, Math.max(0, (wanted - start) / (end - start)))
    bads += own
    start = end
  }
  return caught / bads / share
}
