import { expect, it } from 'vitest'
import { openTallystick } from '../open_store.ts'
import { recordAudit } from './audit.ts'

it('a change and its audit event are kept together or not at all', async () => {
  const store = await openTallystick({ dir: ':memory:' })
  const change = {
    at: new Date('2026-01-02T03:04:05Z'),
    actor: 'ada',
    action: 'save',
    subject: 'x',
  }
  await store.write((sql) => recordAudit(sql, { ...change, detail: { n: 1 } }))
  await expect(
    store.write(async (sql) => {
      await recordAudit(sql, change)
      throw new Error('the change failed')
    }),
  ).rejects.toThrow('the change failed')
  await store.write((sql) => recordAudit(sql, change))
  const events = await store.read.all('select * from audit_event order by event_id')
  expect(events).toEqual([
    expect.objectContaining({ event_id: 1, at: '2026-01-02 03:04:05', detail: '{"n":1}' }),
    expect.objectContaining({ event_id: 2, actor: 'ada', detail: '{}' }),
  ])
  await store.close()
})
