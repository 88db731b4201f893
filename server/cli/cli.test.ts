import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeServerFile } from '../control/server_file.ts'
import { openSmallLender } from '../graphql/testing/small_lender.ts'
import { openTallystick } from '../open_store.ts'
import { startTally, tally } from './testing/tally.ts'

const root = mkdtempSync(join(tmpdir(), 'tally-cli-'))
const at = (name: string) => join(root, name)
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('usage', () => {
  it('--help tells the verbs and comes out with 0', async () => {
    const { code, stdout } = await tally(['--help'])
    expect(code).toBe(0)
    for (const verb of ['simulate', 'status', 'doctor']) expect(stdout).toContain(`\n  ${verb} `)
  })

  it.each([
    [['nonsense'], "unknown command 'nonsense'"],
    [['status', 'too', 'many'], 'too many arguments'],
    [['status', '--threads', 'many'], 'setting threads ("many")'],
  ])('%o is wrong usage: 2, and nothing on standard output', async (words, said) => {
    const { code, stdout, stderr } = await tally(words, { cwd: root })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(said)
  })

  it.each([
    ['--threads', '0'],
    ['too', 'many'],
    ['--no-such-option', 'x'],
  ])('with --json the failure of status %s %s is one JSON document too', async (...words) => {
    const { code, stdout } = await tally(['status', '--json', ...words], { cwd: root })
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'BAD_REQUEST' } })
  })
})

describe('status', () => {
  it('--json is one JSON document of what the store holds', async () => {
    const store = await openTallystick({ dir: at('counted') })
    await store.write(async (sql) => {
      await sql.script(`
        insert into lender (name, source, currency, time_zone, outcome_definition, created_at, actor) values ('Mutual', 'berka', 'CZK', 'Europe/Prague', null, now()::timestamp, 'test');
        insert into source_file values (7, 'berka', 'transaction', 'trans.asc', 10, 5, 2, 2, 1, 0.1, now()::timestamp, 'test');
        insert into reject values (7, 2, 'amount', 'x', 'BAD_AMOUNT', 'm'), (7, 4, 'date', 'y', 'BAD_DATE', 'm'), (7, 5, 'date', 'z', 'BAD_DATE', 'm');
        insert into run values (1, '2024-01-01', now()::timestamp, 'm1', 1, 7, 'published', 10, 2, null, now()::timestamp, now()::timestamp, 'test');
        insert into run values (2, '2024-02-01', now()::timestamp, 'm1', 1, 7, 'failed', null, null, 'no', now()::timestamp, null, 'test');
      `)
    })
    await store.close()
    const { code, stdout } = await tally(['status', '--json', '--store', at('counted')])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      lender: { name: 'Mutual', currency: 'CZK' },
      dataVersion: 7,
      counts: { customers: 0, files: 1, rejects: 3 },
      rejects: [
        { reason: 'BAD_DATE', rows: 2 },
        { reason: 'BAD_AMOUNT', rows: 1 },
      ],
      latestRun: { id: 2, status: 'failed', error: 'no' },
      publishedRun: { id: 1, asOf: '2024-01-01', subjects: 10, unevaluable: 2 },
    })
  })

  it('a configuration file, then the environment, then flags say where the store is', async () => {
    writeFileSync(at('tally.yaml'), 'store: from_file\nthreads: 1\n')
    const env = { TALLY_STORE: at('from_env') }
    const asked = await Promise.all([
      tally(['status', '--json'], { cwd: root }),
      tally(['status', '--json'], { cwd: root, env }),
      tally(['status', '--json', '--store', 'from_flag'], { cwd: root, env }),
    ])
    const stores = asked.map(({ stdout }) => JSON.parse(stdout).store)
    expect(stores).toEqual([at('from_file'), at('from_env'), at('from_flag')])
    rmSync(at('tally.yaml'))
  })

  it('is told who holds the store, where that process does not serve', async () => {
    const store = await openTallystick({ dir: at('held') })
    const { code, stderr } = await tally(['status', '--store', at('held')])
    await store.close()
    expect(code).toBe(1)
    expect(stderr).toContain(`is held by process ${process.pid}; it does not serve`)
    expect(stderr).toContain('[STORE_HELD]')
  })
})

describe('doctor', () => {
  it('finds nothing wrong with a store that is there', async () => {
    await (await openTallystick({ dir: at('sound') })).close()
    const { code, stdout } = await tally(['doctor', '--json', '--store', at('sound')])
    const { ok, checks } = JSON.parse(stdout)
    expect([code, ok]).toEqual([0, true])
    expect(checks).toContainEqual({ name: 'migrations', level: 'ok', detail: 'all applied' })
    expect(checks.map((check: { name: string }) => check.name)).toContain('relations')
  })

  it('comes out with 1 where a cube does not come to its transactions', async () => {
    const store = await openSmallLender(at('wrong'))
    await store.write((sql) =>
      sql.script("delete from spending_by_place where booked_on = date '2017-10-21'"),
    )
    await store.close()
    const { code, stdout } = await tally(['doctor', '--store', at('wrong')])
    expect(code).toBe(1)
    expect(stdout).toContain(
      'spending_by_place differs from the transactions on 1 days, first on 2017-10-21',
    )
  })

  it('tries out a store that is not there without making one', async () => {
    const { code, stdout } = await tally(['doctor', '--store', at('absent')])
    expect(code).toBe(0)
    expect(stdout).toContain('is not there yet')
    expect(existsSync(at('absent'))).toBe(false)
  })

  it('warns of a server that died and left its file', async () => {
    await (await openTallystick({ dir: at('stale') })).close()
    writeServerFile(at('stale'), {
      pid: 2 ** 22 + 1,
      url: 'http://127.0.0.1:9',
      token: 'x'.repeat(43),
      startedAt: '2024-01-01T00:00:00.000Z',
    })
    const { code, stdout } = await tally(['doctor', '--store', at('stale')])
    expect(code).toBe(0)
    expect(stdout).toContain('died and left server.json')
  })

  it('comes out with 1 where the store is newer than the program', async () => {
    const store = await openTallystick({ dir: at('newer') })
    await store.read.script("insert into migration values ('x', 4102444800000, now()::timestamp)")
    await store.close()
    const { code, stdout, stderr } = await tally(['doctor', '--store', at('newer')])
    expect(code).toBe(1)
    expect(stdout).toMatch(/FAIL {2}migrations: .*use a newer version/)
    expect(stderr).toContain('1 checks failed')
  })
})

it('a signal stops a verb: 1, and it says so', async () => {
  const { child, ended } = startTally(['simulate', '--out', at('sim'), '--customers', '50000'])
  child.stderr?.once('data', () => child.kill('SIGINT'))
  const { code, stderr } = await ended
  expect(code).toBe(1)
  expect(stderr).toContain('[CANCELLED]')
})
