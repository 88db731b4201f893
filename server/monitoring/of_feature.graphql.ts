import type { Feature } from '../features/feature.ts'
import { FEATURE } from '../graphql/reason.ts'

/** The characteristic a figure is about; null: the score. */
export const featureOf = ({ feature }: { feature: string }) => (feature === '' ? null : feature)
export const labelOf = ({ feature }: { feature: string }) =>
  feature === '' ? 'Score' : named(feature, (one) => one.label)
export const labelZhOf = ({ feature }: { feature: string }) =>
  feature === '' ? '评分' : named(feature, (one) => one.labelZh)

/** What people call a feature, after its segment where it has one (`termName`). */
function named(term: string, labelOf: (feature: Feature) => string): string {
  const start = term.lastIndexOf(': ') + 1
  const known = FEATURE.get(term.slice(start).trim())
  return known ? `${term.slice(0, start)}${start > 0 ? ' ' : ''}${labelOf(known)}` : term
}
