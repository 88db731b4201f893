import type { Address } from '../../state/address.ts'
import { filterOf } from '../../state/edit.ts'

/** What the list of an address asks of the customers. */
export function customerFilterOf(address: Address): { search?: string; hasFacility?: boolean } {
  const search = filterOf(address, 'search').in[0]
  const facility = filterOf(address, 'facility').in
  return {
    ...(search ? { search } : {}),
    ...(facility.length === 1 ? { hasFacility: facility[0] === 'yes' } : {}),
  }
}
