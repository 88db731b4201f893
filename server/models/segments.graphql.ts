import { builder } from '../graphql/builder.ts'
import { Metrics } from './model_parts.graphql.ts'
import { verdictOf } from './segmented/compare.ts'
import { conditionText } from './segmented/condition.ts'
import type { Compared, Segment } from './segmented/model.ts'
import { LeftOutType, SelectionType } from './selection.graphql.ts'

export const ComparisonType = builder.objectRef<Compared>('SegmentComparison').implement({
  description:
    'Held-back rows as the segments’ cards score them, beside one scorecard of all rows on the same folds (source: the model document).',
  fields: (t) => ({
    auc: t.exposeFloat('auc', { description: 'AUC with segments.' }),
    withoutSegments: t.exposeFloat('withoutSegments', { description: 'AUC of the one scorecard.' }),
    difference: t.exposeFloat('difference', { description: 'AUC gained by segments.' }),
    standardError: t.exposeFloat('standardError', {
      nullable: true,
      description: 'Its standard error; null: too few rows.',
    }),
    margin: t.exposeFloat('margin', {
      nullable: true,
      description: 'Half of its 95% interval; null: too few rows.',
    }),
    by: t.exposeString('by', {
      description: 'Where the error is from: delong, or folds where rows have weights.',
    }),
    brier: t.exposeFloat('brier', { description: 'Brier score with segments.' }),
    brierWithoutSegments: t.exposeFloat('brierWithoutSegments', {
      description: 'Brier score of the one scorecard.',
    }),
    verdict: t.string({ description: 'Whether segments pay, in words.', resolve: verdictOf }),
  }),
})

export const SegmentType = builder
  .objectRef<{ segment: Segment; figures: Compared | null }>('ModelSegment')
  .implement({
    description: 'A part of the rows with a scorecard of its own (source: the model document).',
    fields: (t) => ({
      name: t.string({ description: 'Its name.', resolve: ({ segment }) => segment.name }),
      condition: t.string({
        description: 'Who belongs to it, in words.',
        resolve: ({ segment }) => conditionText(segment.when),
      }),
      rows: t.int({
        description: 'Training rows that belong to it.',
        resolve: ({ segment }) => segment.rows,
      }),
      bads: t.int({ description: 'Bads among them.', resolve: ({ segment }) => segment.bads }),
      whole: t.boolean({
        description: 'Too few rows to learn from: its card learned from all rows.',
        resolve: ({ segment }) => segment.whole === true,
      }),
      meanScore: t.float({
        description: 'Mean score of the rows its card learned from.',
        resolve: ({ segment }) => segment.card.meanScore,
      }),
      heldBack: t.field({
        type: Metrics,
        nullable: true,
        description: 'Figures on its held-back rows; null: none, or of one class.',
        resolve: ({ segment }) => segment.card.metrics.heldBack,
      }),
      comparison: t.field({
        type: ComparisonType,
        nullable: true,
        description: 'Its held-back rows beside one scorecard of all rows; null as heldBack.',
        resolve: ({ figures }) => figures,
      }),
      selection: t.field({
        type: SelectionType,
        nullable: true,
        description: 'How its characteristics were chosen.',
        resolve: ({ segment }) => segment.card.training.selection,
      }),
      leftOut: t.field({
        type: [LeftOutType],
        description: 'Candidates that its card does not have, and why.',
        resolve: ({ segment }) => segment.card.training.excluded,
      }),
    }),
  })
