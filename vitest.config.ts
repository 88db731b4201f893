import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// One clock, one zone: a test that passes here passes in Shanghai.
process.env.TZ = 'UTC'
process.env.UV_THREADPOOL_SIZE ??= '16'
// Empty stores to begin with, by what they are made of.
process.env.TALLY_TEMPLATES ??= join(tmpdir(), 'tallystick-templates')

export default defineConfig({
  // The bundler's entry and Node's are two instances of graphql, which refuse each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['server/**/*.test.ts', 'dashboard/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    globalSetup: 'server/cli/testing/compiled.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // One more than the least machine has cores: tests of pages and of processes wait much.
    maxWorkers: 3,
    // Modules are read once a worker, not once a file: they keep nothing that a test could meet.
    isolate: false,
  },
})
