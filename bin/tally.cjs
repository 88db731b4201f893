#!/usr/bin/env node
// The engine runs its queries on libuv's pool, whose size is fixed when it is first used.
process.env.UV_THREADPOOL_SIZE ??= '16'

import('../dist/server/main.js').catch((error) => {
  const unbuilt =
    error.code === 'ERR_MODULE_NOT_FOUND' && /dist.server.main\.js/.test(error.message)
  console.error(unbuilt ? 'tally: not built yet: npm run build' : error)
  process.exitCode = 1
})
