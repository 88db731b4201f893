import { Worker } from 'node:worker_threads'

/**
 * Starts a thread from the module at this URL. Run from the sources, a thread has no loader for
 * TypeScript: it is given one first.
 */
export function startThread(module: string): Worker {
  if (module.endsWith('.js')) return new Worker(new URL(module))
  const [loader, self] = [import.meta.resolve('tsx/esm/api'), module].map((url) =>
    JSON.stringify(url),
  )
  const start = `import(${loader}).then(({ register }) => { register(); return import(${self}) })`
  return new Worker(start, { eval: true })
}
