import { expect, it } from 'vitest'
import { productsWith } from './products.ts'
import { random } from './random.ts'

it.each([0, 1, 3, 4, 5, 9])('products of %i columns are sums in the order of the rows', (n) => {
  const next = random(n)
  const draw = () => Float64Array.from({ length: 500 }, () => next() - 0.5)
  const [columns, v] = [Array.from({ length: n }, draw), draw()]
  const plain = columns.map((column) => column.reduce((sum, x, i) => sum + x * v[i]!, 0))
  expect([...productsWith(columns, v)]).toEqual(plain)
})
