import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../state/address.ts'
import { decisionFilter, decisionsVariables, runOf } from './filter.ts'

describe('decisions of an address', () => {
  it('are of the run and the marks that it names', () => {
    const address = parseAddress('/quota?run=412&band=A,B&utilisation=!0&change=gained&sort=score')
    expect(decisionsVariables(address)).toEqual({
      run: 412,
      filter: { band: { in: ['A', 'B'] }, utilisationBand: { notIn: ['0'] }, change: 'gained' },
      sort: { by: 'SCORE', descending: false },
    })
  })

  it('are of the newest run, largest change first, unless told', () => {
    expect(decisionsVariables(parseAddress('/quota'))).toEqual({
      run: null,
      filter: {},
      sort: { by: 'CHANGE', descending: true },
    })
    expect(runOf(parseAddress('/quota?run=soon'))).toBeNull()
    expect(decisionsVariables(parseAddress('/quota?sort=-colour')).sort?.by).toBe('CHANGE')
  })

  it('leave the filter of the chart that asks aside', () => {
    const address = parseAddress('/quota?band=A&outcome=increase')
    expect(decisionFilter(address, ['band', 'utilisation'])).toEqual({
      outcome: { in: ['increase'] },
    })
  })
})
