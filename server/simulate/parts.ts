/** Customers from `first` up to, and without, `past`. */
export interface Part {
  number: number
  first: number
  past: number
}

// So many that the work of a statement outweighs its start, so few that what a part leaves behind stays
// near the core: lives of 12,500 cost a tenth more each.
export const CUSTOMERS_A_PART = 6000

/**
 * The customers in parts of equal size, two at least where that many are enough for two cores. Parts are
 * told by the customers alone: what is written is the same whoever works on them.
 */
export function partsOf(customers: number, most = CUSTOMERS_A_PART): Part[] {
  const count = Math.max(Math.ceil(customers / most), customers >= 4000 ? 2 : 1)
  const bound = (number: number) => Math.floor((customers * number) / count)
  return Array.from({ length: count }, (_, number) => ({
    number,
    first: bound(number),
    past: bound(number + 1),
  }))
}
