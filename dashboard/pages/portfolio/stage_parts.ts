import type { ResultOf } from '../../api/graphql.ts'
import type { StageQuery } from './query.ts'

export type StageRow = ResultOf<typeof StageQuery>['portfolio']['stageMigration']['rows'][number]

const STAGES = ['stage_1', 'stage_2', 'stage_3'] as const

/** Receivable by the stage it is in; all: of the three together. For drawing, not for the books. */
export type StageParts = Record<(typeof STAGES)[number] | 'all', number>

const partsOf = (rows: readonly StageRow[], side: 'measures' | 'comparison'): StageParts => {
  const parts = { stage_1: 0, stage_2: 0, stage_3: 0, all: 0 }
  for (const row of rows)
    for (const stage of STAGES)
      if (row.toStage === stage) {
        const owed = Number(row[side]?.receivable ?? 0)
        parts[stage] += owed
        parts.all += owed
      }
  return parts
}

/** What is owed in each stage now and as of the comparison; null without one. */
export const stageParts = (
  rows: readonly StageRow[],
): { now: StageParts; before: StageParts | null } => ({
  now: partsOf(rows, 'measures'),
  before: rows.some(({ comparison }) => comparison) ? partsOf(rows, 'comparison') : null,
})
