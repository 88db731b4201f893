import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openTallystick } from '../open_store.ts'
import { factorLiteral, moneyLiteral, timesDownSql } from './amount.sql.ts'
import { fromScaled, timesDown } from './decimal.ts'

it('amount x factor is the exact product down to the whole cent, never below zero', async () => {
  const store = await openTallystick({ dir: ':memory:' })
  const cents = fc.oneof(
    fc.bigInt({ min: -50_000n, max: 5_000_000n }),
    fc.bigInt({ min: 0n, max: 10n ** 15n }),
  )
  const factors = fc.oneof(
    fc.constantFrom(0n, 1n, 9_999n, 10_000n, 10_001n),
    fc.bigInt({ min: 0n, max: 100_000n }),
  )
  const pairs = fc
    .sample(fc.tuple(cents, factors), { numRuns: 1500, seed: 17 })
    .map(([c, f]): [string, string] => [fromScaled(c, 2), fromScaled(f, 4)])
  const products = pairs.map(([a, f]) => timesDownSql(moneyLiteral(a), factorLiteral(f)))
  const [row] = await store.read
    .arrays(`select unnest([${products.join(',\n')}])`)
    .then((rows) => [rows.map(([value]) => value)])
  expect(row).toEqual(pairs.map(([a, f]) => (a.startsWith('-') ? '0.00' : timesDown(a, f))))
  const beyond = timesDownSql(moneyLiteral('9999999999999999.99'), factorLiteral('2'))
  const unknown = timesDownSql('null::decimal(18,2)', factorLiteral('2'))
  expect(await store.read.arrays(`select ${beyond}, ${unknown}`)).toEqual([[null, null]])
  await store.close()
})
