import type { Address } from '../state/address.ts'
import { withSetting } from '../state/edit.ts'

/** Where a table stands: rows before it, and the keyset cursor it continues after. */
export interface Place {
  before: number
  after: string | null
}

/** Reads `at=<rows before>~<cursor>`; the first page where there is none or it cannot be read. */
export function placeOf(address: Address): Place {
  const [, before, after] = /^(\d+)~(.+)$/s.exec(address.settings.at ?? '') ?? []
  return after && before ? { before: Number(before), after } : { before: 0, after: null }
}

/** The address of the page after a cursor. */
export const pageAfter = (address: Address, before: number, after: string): Address =>
  withSetting(address, 'at', `${before}~${after}`)

export const firstPage = (address: Address): Address => withSetting(address, 'at', null)
