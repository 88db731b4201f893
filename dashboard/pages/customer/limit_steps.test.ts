import { expect, it } from 'vitest'
import { limitSteps } from './limit_steps.ts'

const event = (effectiveOn: string, creditLimit: string, until: string | null = null) => ({
  effectiveOn,
  creditLimit,
  until,
  reason: null,
})
const drawn = (...given: Parameters<typeof limitSteps>) =>
  limitSteps(...given).map(({ day, value, note }) => [day, value, note.replace(/[^\w ,]/g, '')])

it('a temporary limit stands on the permanent one until its last day', () => {
  const limitEvents = [
    event('2016-01-01', '900.00'),
    event('2016-11-01', '400.00', '2016-11-20'),
    event('2016-11-10', '1200.00'),
  ]
  expect(drawn({ limitEvents, closedOn: null })).toEqual([
    ['2016-01-01', 900, 'Approved 900'],
    ['2016-11-01', 1300, '1,300 until 20 Nov'],
    ['2016-11-10', 1600, 'Raised to 1,600'],
    ['2016-11-21', 1200, ''],
  ])
})

it('a temporary limit is never called a lowering', () => {
  const limitEvents = [event('2016-01-01', '900.00'), event('2016-11-01', '400.00', '2016-11-20')]
  const notes = limitSteps({ limitEvents, closedOn: null }).map(({ note }) => note)
  expect(notes.some((note) => note.startsWith('Lowered'))).toBe(false)
})

it('a closed line ends its limit, and what would have come after it', () => {
  const limitEvents = [event('2016-01-01', '900.00'), event('2016-11-01', '400.00', '2016-11-20')]
  expect(drawn({ limitEvents, closedOn: '2016-11-10' }).at(-1)).toEqual(['2016-11-10', null, ''])
})
