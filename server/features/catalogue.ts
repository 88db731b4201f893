import { FAMILIES } from './families.ts'
import type { Feature } from './feature.ts'

export type { Feature } from './feature.ts'

/** Every feature there is, in the order of the snapshot's columns. */
export const FEATURES: readonly Feature[] = FAMILIES.flatMap((one) => one.features)
