import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { plainStore } from './testing/plain_store.ts'

const WRITER = fileURLToPath(new URL('./testing/writer.ts', import.meta.url))
const ROWS = 2000
const dir = mkdtempSync(join(tmpdir(), 'tally-kill-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Lets the writer acknowledge `batches`, then kills it in the middle of the next ones; returns the last acknowledged. */
function killedWriter(batches: number, delay: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, dir, String(ROWS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let last = 0
    let seen = 0
    createInterface(child.stdout).on('line', (line) => {
      last = Number(line)
      if (++seen === batches) setTimeout(() => child.kill('SIGKILL'), delay)
    })
    child.on('error', reject)
    child.on('close', (code, signal) =>
      signal === 'SIGKILL' ? resolve(last) : reject(new Error(`writer ended by itself: ${code}`)),
    )
  })
}

it('a kill in mid-write loses nothing acknowledged and keeps no half of a batch', async () => {
  for (const [batches, delay] of [
    [3, 0],
    [5, 3],
    [8, 7],
  ] as const) {
    const acknowledged = await killedWriter(batches, delay)
    const store = await plainStore({ dir })
    const kept = await store.read.all<{ id: number; rows: number }>(
      'select id, count(distinct row) as rows from batch group by id order by id',
    )
    await store.close()
    expect(kept.map(({ id }) => id)).toEqual(kept.map((_, i) => i + 1))
    expect(kept.filter(({ rows }) => rows !== ROWS)).toEqual([])
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged)
  }
})
