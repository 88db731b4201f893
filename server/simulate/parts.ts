import { RiskError } from '../db/errors.ts'

/** Customers from `first` up to, and without, `past`. */
export interface Part {
  number: number
  first: number
  past: number
}

// So many that statements and files are few for the lives they tell, so few that what a part leaves behind
// stays near the core: on a core with a small cache, lives of 12,500 cost a tenth more each than of 6,000.
export const CUSTOMERS_A_PART = 10_000

/**
 * The customers in parts of equal size, an even number of them where there are enough for two cores:
 * with an odd one, one core would wait for the other at the end. Parts are told by the customers alone:
 * what is written is the same whoever works on them.
 */
export function partsOf(customers: number, most = CUSTOMERS_A_PART): Part[] {
  const count =
    customers < 4000 ? Math.ceil(customers / most) : 2 * Math.ceil(customers / (2 * most))
  const bound = (number: number) => Math.floor((customers * number) / count)
  return Array.from({ length: count }, (_, number) => ({
    number,
    first: bound(number),
    past: bound(number + 1),
  }))
}

const NEXT = 0
const STOPPED = 1

/** Which parts are taken, known to all threads that take some. */
export type Queue = Int32Array

export const openQueue = (): Queue => new Int32Array(new SharedArrayBuffer(8))

/** Tells all threads to end as soon as they can. */
export function stop(queue: Queue): void {
  Atomics.store(queue, STOPPED, 1)
}

export function throwIfStopped(queue: Queue): void {
  if (Atomics.load(queue, STOPPED)) throw new RiskError('CANCELLED', 'simulate was cancelled')
}

/** Takes the parts nobody took yet, one after another, until there is none. */
export async function takeParts(
  queue: Queue,
  parts: readonly Part[],
  live: (part: Part) => Promise<void>,
): Promise<void> {
  for (;;) {
    throwIfStopped(queue)
    const part = parts[Atomics.add(queue, NEXT, 1)]
    if (!part) return
    await live(part)
  }
}
