import type { Bench } from './harness.ts'

/** Every benchmark, one file a claim. */
export const BENCHES: readonly Bench[] = []
