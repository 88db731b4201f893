import type { Words } from '../../state/say.ts'

/** What the points of reasons are held against, by the kind of the model's baseline. */
export const toldAgainst = {
  mean: ['at most four, points against the mean', '最多四条，相对于平均分数'],
  maximum: ['at most four, points against the most there is', '最多四条，相对于最高分数'],
  neutral: ['at most four, points against neutral ones', '最多四条，相对于中性分数'],
  cutoff: [
    'at most four, points against those who scored {cutoff} or just above',
    '最多四条，相对于得分在 {cutoff} 分或略高者',
  ],
} as const satisfies Record<string, Words>
