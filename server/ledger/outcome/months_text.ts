const months = new Intl.NumberFormat('en', { style: 'unit', unit: 'month', unitDisplay: 'long' })

/** "1 month", "12 months". */
export const monthsText = (count: number): string => months.format(count)
