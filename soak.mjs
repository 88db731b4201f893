// The properties that `npm test` holds with a few random cases, with very many: a night's work.
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    'server/simulate/reconciliation.test.ts',
    'server/ingest/fuzz.test.ts',
  ],
  { stdio: 'inherit', env: { LENDERS: '1000', FUZZ_RUNS: '1000', ...process.env } },
)
process.exit(status ?? 1)
