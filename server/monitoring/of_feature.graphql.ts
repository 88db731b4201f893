import { FEATURE } from '../graphql/reason.ts'

/** The characteristic a figure is about; null: the score. */
export const featureOf = ({ feature }: { feature: string }) => (feature === '' ? null : feature)
export const labelOf = ({ feature }: { feature: string }) =>
  feature === '' ? 'Score' : (FEATURE.get(feature)?.label ?? feature)
export const labelZhOf = ({ feature }: { feature: string }) =>
  feature === '' ? '评分' : (FEATURE.get(feature)?.labelZh ?? feature)
