/** A world of many who cannot pay, so that every rule of a line or a loan is met by few. */
export const TROUBLED = `
bands:
${['A', 'B', 'C', 'D', 'E']
  .map(
    (band) =>
      `  - { band: ${band}, share: 0.2, miss: 0.08, stress: 0.05, declined: 0.05, referred: 0.1, loan_declined: 0.1, limit: 1, raised: 0.2 }`,
  )
  .join('\n')}
fraud: { bust_out: 0.05 }
forbearance: { eased: 0.2 }
loans: { asking: 0.6 }
repayment: { returned: 0.05, recovery: 0.2 }
`
