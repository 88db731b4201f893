import { RiskError } from '../db/errors.ts'
import { FEATURES, type Feature } from '../features/catalogue.ts'

/** The ledger's features on offer: protected ones only by name, and not the one whose values are folds. */
export function candidatesOf({
  withProtected = [],
  foldColumn,
}: {
  withProtected?: readonly string[] | undefined
  foldColumn?: string | undefined
}): Feature[] {
  for (const name of withProtected) {
    if (!FEATURES.some((feature) => feature.name === name))
      throw new RiskError('BAD_REQUEST', `with-protected: no feature is called ${name}`)
  }
  return FEATURES.filter(
    ({ name, protected: ground }) =>
      name !== foldColumn && (!ground || withProtected.includes(name)),
  )
}
