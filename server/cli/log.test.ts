import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { SqlError } from '../db/errors.ts'
import { openLog } from './log.ts'

function terminal() {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { lines, stream: Object.assign(stream, { isTTY: true }) as unknown as NodeJS.WriteStream }
}

it('on a terminal a line is for people, and the moving line is out of the way', () => {
  const { lines, stream } = terminal()
  let paused = 0
  const log = openLog(undefined, stream, () => paused++)
  log.info('not shown')
  log.warn({ file: { path: 'a.csv' }, rows: 3 }, 'few rows')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn few rows file=\{"path":"a.csv"\} rows=3\n$/)
  expect(paused).toBe(1)
})

it('a failed statement is logged with its text and parameters, the long ones cut', () => {
  const { lines, stream } = terminal()
  const error = new SqlError('select 1', ['x'.repeat(10_000)], new Error('no'))
  openLog('error', stream, () => undefined).error({ err: error }, 'it failed')
  expect(lines[0]).toContain('it failed')
  expect(lines[0]).toContain('select 1')
  expect(lines.join('').length).toBeLessThan(5000)
})
