/** So many decimals, as verbs print them; a dash where there is no number. */
export const fixed = (value: number | null, digits = 4) =>
  value === null ? '–' : value.toFixed(digits)
