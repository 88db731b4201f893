/** How many days before `asOf` a relation looks at: the window is [asOf − days, asOf). */
export const WINDOW_DAYS = {
  usual: 90,
  least: 1,
  most: 1100,
  description: 'Days before asOf that are looked at:',
}

/** How many calendar months a relation shows. */
export const WINDOW_MONTHS = {
  usual: 12,
  least: 1,
  most: 120,
  description: 'Calendar months shown, up to that of the day before asOf, which may not be whole:',
}
