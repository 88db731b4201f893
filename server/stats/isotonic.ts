/** A stretch of rows: the mean of their x, and the mean of their y, which does not fall from block to block. */
export type Block = { x: number; y: number; rows: number }

/**
 * Isotonic regression of y on x: the non-decreasing step function nearest to y in squares, by pooling
 * adjacent violators (Ayer et al. 1955). Rows of equal x are one, and blocks of fewer than `leastRows`
 * rows join their neighbour. Blocks by rising x.
 */
export function isotonic(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { weight, leastRows = 1 }: { weight?: ArrayLike<number>; leastRows?: number } = {},
): Block[] {
  if (x.length !== y.length) throw new Error(`${x.length} values of x for ${y.length} of y`)
  const order = Uint32Array.from({ length: x.length }, (_, i) => i)
  order.sort((a, b) => x[a]! - x[b]!)
  type Sums = { weight: number; x: number; y: number; rows: number }
  const blocks: Sums[] = []
  const join = () => {
    const last = blocks.pop()!
    const into = blocks.at(-1)!
    for (const key of ['weight', 'x', 'y', 'rows'] as const) into[key] += last[key]
  }
  const level = ({ y, weight }: Sums) => (weight > 0 ? y / weight : 0)
  for (let i = 0; i < order.length; ) {
    const block: Sums = { weight: 0, x: 0, y: 0, rows: 0 }
    let last = Number.NaN
    for (; i < order.length && (x[order[i]!] === last || block.rows < leastRows); i++) {
      const row = order[i]!
      last = x[row]!
      const w = weight ? weight[row]! : 1
      block.weight += w
      block.x += w * x[row]!
      block.y += w * y[row]!
      block.rows++
    }
    if (block.weight === 0) continue
    blocks.push(block)
    while (blocks.length > 1 && level(blocks.at(-1)!) <= level(blocks.at(-2)!)) join()
  }
  if (blocks.length > 1 && blocks.at(-1)!.rows < leastRows) join()
  return blocks.map(({ weight, x, y, rows }) => ({ x: x / weight, y: y / weight, rows }))
}
