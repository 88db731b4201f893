import { expect, it } from 'vitest'
import { toCsv } from './table_data.ts'

it('a file quotes what would break its lines and leaves no data empty', () => {
  const data = {
    name: 'place',
    columns: [{ name: 'Place' }, { name: 'Spend, CNY', number: true }],
    rows: [
      ['Xi"an, Shaanxi', '38.20'],
      ['Hexin Mart 和鑫超市', null],
    ],
  }
  expect(toCsv(data)).toBe(
    'Place,"Spend, CNY"\r\n"Xi""an, Shaanxi",38.20\r\nHexin Mart 和鑫超市,\r\n',
  )
})
