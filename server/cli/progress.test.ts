import { describe, expect, it } from 'vitest'
import { throttled } from '../control/throttle.ts'
import type { Progress } from '../effects.ts'
import { plainProgress } from './progress.ts'
import { progressLine, spell } from './progress_line.ts'

describe('a progress line', () => {
  it.each([
    [{ step: 'load', done: 0 }, 0, 'load  0'],
    [{ step: 'load', done: 3000, unit: 'rows' }, 2, 'load  3,000 rows  1,500 rows/s'],
    [
      { step: 'load', done: 250, total: 1000, unit: 'rows' },
      10,
      'load  25 %  250 of 1,000 rows  25 rows/s  30 s left',
    ],
    [{ step: 'load', done: 1000, total: 1000 }, 10, 'load  100 %  1,000 of 1,000  100/s'],
    [{ step: 'fit', done: 2, total: 6, unit: 'fits' }, 4, 'fit  33 %  2 of 6 fits  8 s left'],
  ])('%o after %d s', (progress, seconds, line) => {
    expect(progressLine(progress, seconds, false)).toBe(line)
  })

  it('draws a bar as full as the share that is done', () => {
    const line = progressLine({ step: 'load', done: 1, total: 4 }, 0, true)
    expect(line).toContain(`${'█'.repeat(6)}${'░'.repeat(18)}`)
  })

  it.each([
    [8.4, '8 s'],
    [200, '3 min 20 s'],
    [3900, '1 h 5 min'],
  ])('%d seconds are spelt %s', (seconds, text) => {
    expect(spell(seconds)).toBe(text)
  })
})

it('plain lines say when a step begins and ends, and how it goes every five seconds', () => {
  const lines: string[] = []
  let clock = 0
  const view = plainProgress(
    (line) => lines.push(line),
    () => clock,
  )
  for (let second = 0; second <= 12; second++) {
    clock = second * 1000
    view.show({ step: 'load', done: second, total: 12, unit: 'files' })
  }
  view.show({ step: 'read a.csv', done: 0, total: 9, unit: 'files' })
  clock += 3000
  view.show({ step: 'score', done: 0 })
  view.close()
  expect(lines).toEqual([
    'load …',
    'load  41 %  5 of 12 files  1 files/s  7 s left',
    'load  83 %  10 of 12 files  1 files/s  2 s left',
    'load: 12 files in 12 s',
    'read a.csv …',
    'read a.csv: 3 s',
    'score …',
  ])
})

it('a throttle passes the first and the last report of every step', () => {
  const passed: Progress[] = []
  let clock = 0
  const report = throttled(
    (p) => passed.push(p),
    100,
    () => clock,
  )
  for (const step of ['a', 'b']) {
    for (let done = 0; done <= 50; done++) {
      clock += 10
      report({ step, done, total: 50 })
    }
  }
  expect(passed.filter(({ step }) => step === 'a').map(({ done }) => done)).toEqual([
    0, 10, 20, 30, 40, 50,
  ])
  expect(passed.at(-1)).toEqual({ step: 'b', done: 50, total: 50 })
})
