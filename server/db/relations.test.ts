import { mkdtempSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainStore } from './testing/plain_store.ts'

function files(texts: Record<string, string>): URL[] {
  const dir = mkdtempSync(join(tmpdir(), 'tally-relations-'))
  return Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(dir, name), text)
    return pathToFileURL(join(dir, name))
  })
}

it('relations build on those before them', async () => {
  const relations = files({
    'one.sql': 'create or replace view one as select 1 as a;',
    'twice.sql': 'create or replace macro twice(n) as table select a * n as b from one;',
    'both.sql': 'create or replace view both_ as select a, b from one, twice(2);',
  })
  const store = await plainStore({ relations })
  expect(await store.read.all('select * from both_')).toEqual([{ a: 1, b: 2 }])
  await store.close()
})

it('a relation that names a missing column is refused by its file', async () => {
  const relations = files({
    'one.sql': 'create or replace view one as select 1 as a;',
    'wrong.sql': 'create or replace view wrong as select b from one;',
  })
  await expect(plainStore({ relations })).rejects.toThrow(/relation wrong\.sql: .*"b"/)
})

it('a table macro that names a missing column is refused by its file', async () => {
  const relations = files({
    'wrong.sql': 'create or replace macro wrong(n) as table select b from (select 1 as a);',
  })
  await expect(plainStore({ relations })).rejects.toThrow(/relation wrong\.sql/)
})

it('a relation that is listed before what it needs is refused by its file', async () => {
  const relations = files({
    'two.sql': 'create or replace view two as select a from one;',
    'one.sql': 'create or replace view one as select 1 as a;',
  })
  await expect(plainStore({ relations })).rejects.toThrow(/relation two\.sql/)
})

describe('relations of a store that is opened again', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tally-relations-'))
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))
  const asked = async (relations: readonly URL[], sql: string) => {
    const store = await plainStore({ dir, relations })
    try {
      return await store.read.all(sql)
    } finally {
      await store.close()
    }
  }

  it('stay where their texts are the same, and are made anew where one is not', async () => {
    const was = files({ 'one.sql': 'create or replace view one as select 1 as a;' })
    expect(await asked(was, 'from one')).toEqual([{ a: 1 }])
    expect(await asked(was, 'from one')).toEqual([{ a: 1 }])
    const is = files({ 'one.sql': 'create or replace view one as select 2 as a;' })
    expect(await asked(is, 'from one')).toEqual([{ a: 2 }])
    expect(await asked(was, 'from one')).toEqual([{ a: 1 }])
  })
})
