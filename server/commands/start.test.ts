import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { startTally, tally } from '../cli/testing/tally.ts'

const dir = join(mkdtempSync(join(tmpdir(), 'tally-start-')), 'store')
afterAll(() => rmSync(join(dir, '..'), { recursive: true, force: true }))

// Enough bads to train on, and no more than that.
const WORLD = ['--customers', '2500', '--months', '30', '--port', '0', '--store', dir, '--json']

function start() {
  const { child, ended } = startTally(['start', ...WORLD])
  /** Resolves when the step begins. */
  const step = (name: string) =>
    new Promise<void>((resolve, reject) => {
      child.stderr?.on('data', (data) => String(data).includes(`${name} …`) && resolve())
      void ended.then(({ stderr }) => reject(new Error(stderr)))
    })
  return { child, ended, step }
}

const json = async (...words: string[]) =>
  JSON.parse((await tally([...words, '--json', '--store', dir])).stdout)

it('an empty store is filled, scored and served, though it was killed on the way', async () => {
  const killed = start()
  await killed.step('fit')
  killed.child.kill('SIGKILL')
  await killed.ended

  const again = start()
  const [printed] = await Promise.race([
    once(again.child.stdout as NodeJS.ReadableStream, 'data'),
    again.ended.then(({ stderr }) => Promise.reject(new Error(stderr))),
  ])
  const { url, already } = JSON.parse(String(printed))
  expect(already).toBe(false)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)

  const status = await json('status')
  expect(status.counts).toMatchObject({ customers: 2500, files: 28, rejects: 0, models: 1 })
  expect(status.publishedRun).toMatchObject({ id: 1, asOf: '2018-01-01' })
  expect(status.counts.decisions).toBe(status.publishedRun.subjects)

  expect(await json('replay')).toMatchObject({ same: status.counts.decisions, different: 0 })
  expect(await json('run', '--as-of', '2018-01-01')).toMatchObject({ repeated: true, runId: 1 })
  expect(await json('start')).toMatchObject({ already: true, url })

  again.child.kill('SIGTERM')
  expect((await again.ended).code).toBe(0)
  expect((await json('status')).counts).toEqual(status.counts)
}, 600_000)
