import type { Address } from '../state/address.ts'
import { withSetting } from '../state/edit.ts'

/** Where a table stands: rows before it, the keyset cursor it continues after, and those it came by. */
export interface Place {
  before: number
  after: string | null
  /** Cursors of the pages before this one, the nearest first. */
  trail: readonly string[]
}

const first: Place = { before: 0, after: null, trail: [] }

// The lists go forward only; the way back is kept in the address, as far as a reader would go.
const kept = 12

/** Reads `at=<rows before>~<cursor>~<cursors before>`; the first page where it cannot be read. */
export function placeOf(address: Address): Place {
  const [, before, cursors] = /^(\d+)~(.+)$/s.exec(address.settings.at ?? '') ?? []
  const [after, ...trail] = cursors?.split('~') ?? []
  return after && before ? { before: Number(before), after, trail } : first
}

const at = (address: Address, before: number, cursors: readonly string[]): Address =>
  withSetting(address, 'at', [before, ...cursors.slice(0, kept)].join('~'))

/** The address of the page after this one, which ends with the row of a cursor. */
export const pageAfter = (address: Address, place: Place, shown: number, next: string): Address =>
  at(address, place.before + shown, [
    next,
    ...(place.after === null ? [] : [place.after]),
    ...place.trail,
  ])

/** The address of the page before this one; null on the first, and where the way back is not known. */
export function pageBefore(address: Address, place: Place, size: number): Address | null {
  if (place.after === null) return null
  if (place.trail.length > 0) return at(address, place.before - size, place.trail)
  return place.before <= size ? firstPage(address) : null
}

export const firstPage = (address: Address): Address => withSetting(address, 'at', null)
