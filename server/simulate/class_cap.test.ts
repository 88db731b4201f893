import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ClassCap, capsWithin, readClassCaps } from './class_cap.ts'
import { type Engine, openEngine } from './engine.ts'

let engine: Engine
let caps: ClassCap[]
beforeAll(async () => {
  engine = await openEngine('100MB')
  caps = await readClassCaps(engine, '2015-12-01')
})
afterAll(() => engine.close())

const none = { fromDay: -Infinity, dayCents: Infinity, yearCents: Infinity }
// 25 December 2015, and a year of 366 days less the 25 before: 1 December 2016.
const ofDay = { fromDay: 24, dayCents: 1_000_000, yearCents: Infinity }
const ofYear = { fromDay: 366, dayCents: 1_000_000, yearCents: 20_000_000 }

it('caps begin on the days of the ledger’s rules: a day’s on 25 December 2015, a year’s on 1 December 2016', () => {
  expect(caps).toEqual([none, ofDay, ofYear])
})

it('a period has the caps of its days, both where one begins within', () => {
  expect(capsWithin(caps, -30, 23)).toEqual([none])
  expect(capsWithin(caps, 10, 24)).toEqual([none, ofDay])
  expect(capsWithin(caps, 24, 365)).toEqual([ofDay])
  expect(capsWithin(caps, 366, 400)).toEqual([ofYear])
})
