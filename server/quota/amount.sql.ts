import { quoteLiteral } from '../db/identifier.ts'
import { factColumn } from './condition.sql.ts'
import type { Cap, Policy } from './policy.ts'

// Everything a policy says of money is DECIMAL from here on: no amount passes through a double
// after the fact it is a multiple of was read to the cent.

export const moneyLiteral = (amount: string) => `${quoteLiteral(amount)}::decimal(18,2)`

/**
 * amount x factor (0 or more), down to the whole cent and never below zero; NULL beyond what money can
 * hold. A product has six decimals: half a cent less half of its last digit, taken off before the cast
 * rounds, gives the whole cent below without a division.
 */
export const timesDownSql = (amount: string, factor: string) =>
  `case when ${amount} < 0 then case when ${factor} is not null then 0.00::decimal(18,2) end
      else try_cast(cast(${amount} as decimal(22,2)) * ${factor} - 0.0049995 as decimal(18,2)) end`

export const factorLiteral = (factor: string) => `${quoteLiteral(factor)}::decimal(9,4)`

/** A fact of the catalogue as money: to the cent, NULL where it is unknown or no amount. */
export const factAmount = (fact: string) => `try_cast(${factColumn(fact)} as decimal(18,2))`

export function capSql(cap: Cap): string {
  if (cap.kind === 'amount') return moneyLiteral(cap.amount)
  return timesDownSql(factAmount(cap.of), factorLiteral(cap.factor))
}

/** The amount the policy proposes before any rule; NULL where it cannot be told. */
export function targetSql(policy: Policy): string {
  const { start, lineFactors, utilisationBands } = policy
  const byBand = (then: (band: string) => string) =>
    `case ${factColumn('band')} ${policy.bands
      .map(({ id }) => `when ${quoteLiteral(id)} then ${then(id)}`)
      .join(' ')} end`
  const lineFactor = byBand(
    (band) =>
      `case ${factColumn('utilisation_band')} ${utilisationBands
        .map(
          ({ id }, i) =>
            `when ${quoteLiteral(id)} then ${factorLiteral(lineFactors[band]?.[i] as string)}`,
        )
        .join(' ')} end`,
  )
  const first =
    start.kind === 'amount'
      ? byBand((band) => moneyLiteral(start.amounts[band] as string))
      : timesDownSql(
          `coalesce(${start.of.map(factAmount).join(', ')})`,
          `(${byBand((band) => factorLiteral(start.factors[band] as string))})`,
        )
  const line = timesDownSql(factColumn('current_limit'), `(${lineFactor})`)
  return `case when has_line then ${line}
      else ${first} end`
}
