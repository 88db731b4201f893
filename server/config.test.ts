import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSettings } from './config.ts'

const folder = (yaml?: string) => {
  const dir = mkdtempSync(join(tmpdir(), 'tally-config-'))
  if (yaml !== undefined) writeFileSync(join(dir, 'tally.yaml'), yaml)
  return dir
}

it('without anything said the defaults hold', () => {
  const cwd = folder()
  expect(readSettings({}, {}, cwd)).toEqual({
    store: join(cwd, 'data/store'),
    host: '127.0.0.1',
    port: 4000,
  })
})

it('flags come before the environment, and that before the file', () => {
  const cwd = folder('port: 1\nhost: a\nthreads: 3\nmemory_limit: 1GB\n')
  const env = { TALLY_PORT: '2', TALLY_HOST: 'b', TALLY_MEMORY_LIMIT: '' }
  expect(readSettings({ port: '3' }, env, cwd)).toMatchObject({
    port: 3,
    host: 'b',
    threads: 3,
    memory_limit: '1GB',
  })
})

it('paths count from where the process stands', () => {
  const cwd = folder('store: s\ntemp_directory: t\n')
  expect(readSettings({}, {}, cwd)).toMatchObject({
    store: join(cwd, 's'),
    temp_directory: join(cwd, 't'),
  })
})

it.each([
  ['prot: 4001', 'prot'],
  ['port: 70000', 'setting port (70000)'],
  ['memory_limit: plenty', 'setting memory_limit ("plenty")'],
  ['threads: 0.5', 'setting threads (0.5)'],
  ['- a\n- b', 'is not a YAML mapping'],
  ['a: [', 'is not a YAML mapping'],
])('the file %j is refused, naming what is wrong', (yaml, said) => {
  expect(() => readSettings({}, {}, folder(yaml))).toThrow(said)
})

it('an empty file says nothing', () => {
  expect(readSettings({}, {}, folder('')).port).toBe(4000)
})
