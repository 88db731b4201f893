import type { Address } from '../../state/address.ts'
import { emptyFilter } from '../../state/filter.ts'
import { address } from '../../state/location.ts'

type Wanted = { was?: string; bucket?: string; stage?: string; improved?: boolean }

/** The address of the worklist of those who moved so; the day stays, the rest of the address goes. */
export function watchOf({ improved, ...wanted }: Wanted): Address {
  const { as_of, vs } = address.value.settings
  const filters = Object.entries(wanted).map(([field, value]) => [
    field,
    { ...emptyFilter, in: [value] },
  ])
  return {
    page: 'portfolio',
    id: 'watch',
    filters: Object.fromEntries(filters),
    settings: {
      ...(as_of ? { as_of } : {}),
      ...(vs ? { vs } : {}),
      ...(improved ? { by: 'improved' } : {}),
    },
  }
}
