import { expect, it } from 'vitest'
import { openTallystick } from '../open_store.ts'
import { codeOf, VOCABULARIES } from './codes.ts'

it('the code table says what codes.ts says', async () => {
  const store = await openTallystick({ dir: ':memory:' })
  const [row] = await store.read.all(
    `select name, label_zh from code where domain = 'channel' and code = $1`,
    [codeOf('channel', 'flash')],
  )
  expect(row).toEqual({ name: 'flash', label_zh: '闪付' })
  const [count] = await store.read.all<{ n: number }>('select count(*) as n from code')
  expect(count?.n).toBe(Object.values(VOCABULARIES).flat().length)
  await store.close()
})
