/** The first day of the time that a relation looks at: what is booked on it counts. */
export const PERIOD_FROM = {
  monthsBefore: 1,
  description: 'The start of this day is compared with the start of asOf.',
} as const
