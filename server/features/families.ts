import { balance } from './balance/features.ts'
import { binding } from './binding/features.ts'
import { coverage } from './coverage/features.ts'
import type { Family } from './feature.ts'
import { income } from './income/features.ts'
import { payment } from './payment/features.ts'
import { place } from './place/features.ts'
import { profile } from './profile/features.ts'
import { request } from './request/features.ts'
import { spending } from './spending/features.ts'

/** Every feature family. A new one adds a folder and a line here. */
export const FAMILIES: readonly Family[] = [
  coverage,
  spending,
  income,
  balance,
  payment,
  profile,
  place,
  binding,
  request,
]
