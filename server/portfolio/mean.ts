/** A decimal sum over a count, to two places, halves away from zero; null where nothing counts. */
export function meanOf(sum: string, count: number): string | null {
  if (count === 0) return null
  const negative = sum.startsWith('-')
  const [whole = '0', places = ''] = sum.replace('-', '').split('.')
  const cents = BigInt(whole + places.padEnd(2, '0'))
  const divisor = BigInt(count)
  const mean = (2n * cents + divisor) / (2n * divisor)
  const text = String(mean).padStart(3, '0')
  return `${negative && mean !== 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`
}
