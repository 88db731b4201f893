/** What begins a facility's life in its cohort, and how wide a cohort is. */
export const COHORT_ARGUMENTS = {
  cohortBy: {
    words: ['opening', 'first_use'],
    usual: 'opening',
    description:
      'A facility begins with its opening, or with its first purchase, withdrawal or disbursement.',
  },
  cohortGrain: {
    words: ['month', 'quarter', 'year'],
    usual: 'month',
    description: 'How long a time a cohort began in.',
  },
} as const
