import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const server = process.env.TALLY_URL ?? 'http://127.0.0.1:4000'

export default defineConfig({
  root,
  // Absolute: a page's own path, such as /customers/C-1, must not move its files.
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: true,
  },
  server: { proxy: { '/graphql': server, '/export': server, '/control': server } },
})
