import { expect, it } from 'vitest'
import { parseAddress } from '../state/address.ts'
import { firstPage, pageAfter, pageBefore, placeOf } from './paging.ts'

const list = parseAddress('/quota?band=A')
const pages = [list]
for (const cursor of ['c1', 'c2', 'c3']) {
  const here = pages.at(-1)!
  pages.push(pageAfter(here, placeOf(here), 12, cursor))
}

it('a page is the rows before it and the cursor it goes on after', () => {
  expect(placeOf(pages[2]!)).toMatchObject({ before: 24, after: 'c2' })
})

it('going back from any page gives the very address one came by', () => {
  for (const [i, page] of pages.entries()) {
    expect(pageBefore(page, placeOf(page), 12)).toEqual(i === 0 ? null : pages[i - 1])
  }
})

it('an address without its way back still leads to the first page', () => {
  const deep = parseAddress('/quota?at=36~c3')
  expect(pageBefore(deep, placeOf(deep), 12)).toBeNull()
  expect(firstPage(deep)).toEqual(parseAddress('/quota'))
  const second = parseAddress('/quota?at=12~c1')
  expect(pageBefore(second, placeOf(second), 12)).toEqual(parseAddress('/quota'))
})

it('the way back is kept short, however far one goes', () => {
  let here = list
  for (let i = 0; i < 100; i += 1) here = pageAfter(here, placeOf(here), 12, `c${i}`)
  expect(placeOf(here).trail.length).toBeLessThan(20)
  expect(placeOf(here)).toMatchObject({ before: 1200, after: 'c99' })
})

it('what cannot be read is the first page', () => {
  expect(placeOf(parseAddress('/quota?at=x'))).toEqual({ before: 0, after: null, trail: [] })
})
