import type { Words } from './say.ts'

/** Where a model stands, in words. */
export const modelStates = {
  DRAFT: ['draft', '草稿'],
  VALIDATED: ['validated', '已验证'],
  CHALLENGER: ['challenger', '挑战者'],
  CHAMPION: ['champion', '冠军'],
  RETIRED: ['retired', '已退役'],
} as const satisfies Record<string, Words>
