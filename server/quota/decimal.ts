/**
 * Decimal fractions as scaled integers: what a policy says of money is computed exactly.
 * `toScaled('12.5', 2)` is 1250n. Throws where the text is no plain decimal of at most `places`.
 */
export function toScaled(text: string, places: number): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  const fraction = parts?.[3] ?? ''
  if (!parts || fraction.length > places)
    throw new Error(`invalid decimal; not a number of at most ${places} decimals: ${text}`)
  const digits = BigInt(parts[2] + fraction.padEnd(places, '0'))
  return parts[1] ? -digits : digits
}

/** The inverse: `fromScaled(1250n, 2)` is '12.50'. */
export function fromScaled(scaled: bigint, places: number): string {
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0')
  const sign = scaled < 0n ? '-' : ''
  if (places === 0) return sign + digits
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** amount x factor, down to the whole cent. Both as decimal text: amount to 2 places, factor to 4. */
export function timesDown(amount: string, factor: string): string {
  const product = toScaled(amount, 2) * toScaled(factor, 4)
  const whole = product / 10_000n
  return fromScaled(product % 10_000n < 0n ? whole - 1n : whole, 2)
}
