// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, optionNames, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { rocCurve } from './roc_curve.ts'

it('draws its example as the golden file keeps it', async () => {
  await expect(golden(examples[0]!.draw(420))).toMatchFileSnapshot('./roc_curve.svg')
})

const options = {
  width: 420,
  label: 'ROC',
  goodsName: 'Goods',
  badsName: 'Bads',
  scoreName: 'Score',
  ks: 0.461,
}

it('says the KS it is told, where the cutoffs drawn come nearest to it', () => {
  const chart = rocCurve(
    [
      { score: 500, goods: 0.1, bads: 0.4 },
      { score: 550, goods: 0.3, bads: 0.75 },
      { score: 600, goods: 1, bads: 1 },
    ],
    options,
  )
  expect(texts(chart)).toContain('KS 0.461')
  expect(optionNames(chart)).toEqual(['Score 500', 'Score 550', 'Score 600'])
})
