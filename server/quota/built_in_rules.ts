import type { Text } from './policy.ts'

/** A rule every policy has. Its id is reserved. */
interface BuiltInRule {
  id: string
  stage: string
  reason: string
  text: Text
}

const rule = (id: string, stage: string, reason: string, en: string, zh: string): BuiltInRule => ({
  id,
  stage,
  reason,
  text: { en, zh },
})

/** What can bind beside the policy's own rules. */
export const BUILT_IN_RULES = [
  rule('target', 'target', 'T00', 'The amount your score stands for', '评分对应的额度'),
  rule('maximum', 'hard_cap', 'M01', 'The highest quota is {cap}', '最高额度为 {cap}'),
  rule(
    'minimum',
    'minimum',
    'M02',
    'The amount came below the least quota, {minimum}',
    '额度低于最低额度 {minimum}',
  ),
  rule(
    'max_increase',
    'movement',
    'M03',
    'A quota grows step by step: to {cap} this time',
    '额度逐步提升：本次至 {cap}',
  ),
  rule(
    'max_decrease',
    'movement',
    'M04',
    'A quota is lowered step by step: to {cap} this time',
    '额度逐步下调：本次至 {cap}',
  ),
  rule(
    'min_days_since_change',
    'movement',
    'M05',
    'The quota was changed {limit_changed_days_ago} days ago',
    '额度于 {limit_changed_days_ago} 天前调整过',
  ),
  rule('score_known', 'evaluable', 'U01', 'There was no score', '暂无评分'),
  rule(
    'target_known',
    'evaluable',
    'U02',
    'What the first amount is measured by was not observed',
    '缺少测算额度所需的信息',
  ),
] as const

export const BUILT_IN_RULE_IDS: ReadonlySet<string> = new Set(BUILT_IN_RULES.map(({ id }) => id))
