import type { Address } from './address.ts'
import { filterOf, toggleExcluded, toggleIncluded, withFilter } from './edit.ts'

/** Key of the mark that stands for rows where the field is not stated. */
export const notStated = '\u2205'

/** The address after Enter on a mark: only this, and the others chosen before. */
export const choose = (address: Address, field: string, key: string): Address =>
  key === notStated ? toggleNull(address, field, true) : toggleIncluded(address, field, key)

/** The address after Shift Enter on a mark: without this. */
export const leaveOut = (address: Address, field: string, key: string): Address =>
  key === notStated ? toggleNull(address, field, false) : toggleExcluded(address, field, key)

const toggleNull = (address: Address, field: string, isNull: boolean): Address => {
  const filter = filterOf(address, field)
  return withFilter(address, field, { ...filter, isNull: filter.isNull === isNull ? null : isNull })
}

/** Marks that the address chooses and leaves out, by key. */
export function choiceOf(
  address: Address,
  field: string,
): { selected: string[]; excluded: string[] } {
  const filter = filterOf(address, field)
  return {
    selected: [...filter.in, ...(filter.isNull === true ? [notStated] : [])],
    excluded: [...filter.notIn, ...(filter.isNull === false ? [notStated] : [])],
  }
}
