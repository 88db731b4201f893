/** Lower edges of the ticket size bands, in the lender's currency: about three to a decade. */
export const SIZE_EDGES = [0, 10, 30, 100, 300, 1000, 3000] as const

/** The band of an amount as its lower edge. */
export function sizeBandSql(amount: string): string {
  const [lowest, ...edges] = SIZE_EDGES
  const falling = [...edges].reverse()
  return `case ${falling.map((edge) => `when ${amount} >= ${edge} then ${edge}`).join(' ')} else ${lowest} end`
}

/** "10 to 30", "under 10", "3000 and more", from a lower edge. */
export function sizeBandLabel(edge: number): string {
  const next = SIZE_EDGES[SIZE_EDGES.indexOf(edge as (typeof SIZE_EDGES)[number]) + 1]
  if (next === undefined) return `${edge} and more`
  return edge === 0 ? `under ${next}` : `${edge} to ${next}`
}
