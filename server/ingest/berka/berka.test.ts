import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'
import { ingest } from '../run.ts'
import { quietEffects } from '../testing/quiet_effects.ts'

const DATA = fileURLToPath(new URL('../../../../shared/data/berka', import.meta.url))

describe.skipIf(!existsSync(DATA) && !process.env.CI)('berka (needs the real files)', () => {
  let store: Store
  const load = () => ingest({ source: 'berka', paths: [DATA], actor: 'test' }, quietEffects(store))
  beforeAll(async () => {
    store = await openTallystick({ dir: ':memory:' })
  })
  afterAll(() => store.close())

  it('every row of the nine files arrives, and the common transactions once', async () => {
    const { files } = await load()
    console.log(files)
  })
})
