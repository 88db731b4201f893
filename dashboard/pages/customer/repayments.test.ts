import { describe, expect, it } from 'vitest'
import type { Statement } from './query.ts'
import { repaymentsOf } from './repayments.ts'

const statement = (month: number, over: Partial<Statement>): Statement => ({
  id: String(month),
  closedOn: `2017-0${month}-28`,
  dueOn: null,
  balance: '1000.00',
  minimumDue: null,
  paid: '0.00',
  repaymentStatus: null,
  ...over,
})

const kinds = (...statements: Statement[]) => repaymentsOf(statements).map(({ kind }) => kind)

describe('a repayment', () => {
  it('is held against the statement before, so the first statement has none', () => {
    expect(kinds(statement(1, { paid: '500.00' }))).toEqual([])
    const two = repaymentsOf([statement(2, { paid: '1000.00' }), statement(1, {})])
    expect(two).toEqual([{ day: '2017-02-28', kind: 'full', amount: 1000 }])
  })

  it('of less than the balance is at least the minimum, or late', () => {
    const before = statement(1, { minimumDue: '100.00' })
    expect(kinds(before, statement(2, { paid: '100.00' }))).toEqual(['minimum'])
    expect(kinds(before, statement(2, { paid: '99.99' }))).toEqual(['late'])
    expect(kinds(before, statement(2, { paid: '0.00' }))).toEqual(['missed'])
  })

  it('is late where the source says so, whatever was paid', () => {
    expect(kinds(statement(1, {}), statement(2, { paid: '1000.00', repaymentStatus: 2 }))).toEqual([
      'late',
    ])
    expect(kinds(statement(1, {}), statement(2, { repaymentStatus: 1 }))).toEqual(['missed'])
  })

  it('is not spoken of where nothing was due or nothing is known of what was', () => {
    expect(kinds(statement(1, { balance: '-5.00' }), statement(2, {}))).toEqual([])
    expect(kinds(statement(1, {}), statement(2, {}))).toEqual([])
  })
})
