/** A decimal string as a number, for drawing and comparing only; null stays null. */
export function toNumber(value: string): number
export function toNumber(value: string | null | undefined): number | null
export function toNumber(value: string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}

/** One number over another; null where either is unknown or nothing is below. */
export const ratio = (above: number | null, below: number | null): number | null =>
  above === null || below === null || below === 0 ? null : above / below
