import { expect, it } from 'vitest'
import { firstOf, historyOf, stateOn } from './standing.ts'

const facility = (sourceId: string, kind: string, closedOn: string | null = null) => ({
  sourceId,
  kind,
  closedOn,
})
const point = (kind: string, sourceId: string, balance: string) => ({
  day: '2017-12-31',
  kind,
  sourceId,
  balance,
})
const pictured = (facilities: ReturnType<typeof facility>[]) =>
  historyOf({ facilities } as Parameters<typeof historyOf>[0], [
    point('facility', 'F1', '347.00'),
    point('facility', 'I1', '1516.74'),
    point('account', 'A1', '20.00'),
  ])

it('what a line owes is never that of the customer’s loan', () => {
  const both = [facility('I1', 'loan'), facility('F1', 'revolving')]
  expect(pictured(both)).toMatchObject({ of: 'line', points: [{ balance: '347.00' }] })
  expect(pictured([facility('I1', 'loan')])).toMatchObject({
    of: 'loan',
    points: [{ balance: '1516.74' }],
  })
  expect(pictured([])).toMatchObject({ of: 'account', points: [{ balance: '20.00' }] })
})

it('an open facility comes before a closed one', () => {
  const all = [facility('I1', 'loan', '2016-01-01'), facility('I2', 'loan')]
  expect(firstOf(all, 'loan')?.sourceId).toBe('I2')
  expect(firstOf(all.slice(0, 1), 'loan')?.sourceId).toBe('I1')
})

it('of the states of a day the gravest is told', () => {
  const spell = (state: string, since: string, until: string | null = null) => ({
    state,
    since,
    until,
    reason: null,
  })
  const states = [spell('frozen', '2017-06-12'), spell('charged_off', '2017-11-12')]
  expect(stateOn({ states }, '2017-06-11')).toBeNull()
  expect(stateOn({ states }, '2017-07-01')?.state).toBe('frozen')
  expect(stateOn({ states }, '2017-12-31')?.state).toBe('charged_off')
  const past = [spell('forborne', '2017-01-01', '2017-01-31')]
  expect(stateOn({ states: past }, '2017-01-31')?.state).toBe('forborne')
  expect(stateOn({ states: past }, '2017-02-01')).toBeNull()
})
