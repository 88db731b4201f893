#!/usr/bin/env node
const { availableParallelism } = require('node:os')

// The engine runs its queries on libuv's pool, whose size is fixed when it is first used: many at a time are
// served, but what is simulated is a statement a core, which stays there if there are no more threads.
const threads = process.argv[2] === 'simulate' ? availableParallelism() : 16
process.env.UV_THREADPOOL_SIZE ??= String(threads)

import('../dist/server/main.js').catch((error) => {
  const unbuilt =
    error.code === 'ERR_MODULE_NOT_FOUND' && /dist.server.main\.js/.test(error.message)
  console.error(unbuilt ? 'tally: not built yet: npm run build' : error)
  process.exitCode = 1
})
