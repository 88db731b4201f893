// Builds dist/: the compiled server with its .sql and .yaml beside it, the migrations, the reference
// data and the dashboard; `--server` and `--dashboard` ask for one of the two. Types are checked apart,
// by `npm run types`. Paths inside dist/ are those of the sources (server/paths.ts).
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = dirname(fileURLToPath(import.meta.url))
const COPIED = new Set(['.sql', '.yaml', '.graphql', '.csv', '.json', '.css'])

function copyBeside(folder) {
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name)
    const tests = /[\\/](testing|golden)[\\/]/.test(from) || entry.name.includes('.test.')
    if (entry.isFile() && COPIED.has(extname(entry.name)) && !tests) {
      cpSync(from, join(root, 'dist', from.slice(root.length)))
    }
  }
}

function buildServer() {
  // Through this Node and no shell, so that it is the same on every system.
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], {
    cwd: root,
    stdio: 'inherit',
  })
  copyBeside('server')
  cpSync(join(root, 'migrations'), join(root, 'dist/migrations'), { recursive: true })
  cpSync(join(root, 'data/reference'), join(root, 'dist/data/reference'), { recursive: true })
}

const alone = process.argv[2]
const fresh = { '--server': ['server', 'migrations', 'data'], '--dashboard': [] }[alone] ?? ['']
for (const folder of fresh) rmSync(join(root, 'dist', folder), { recursive: true, force: true })
if (alone !== '--dashboard') buildServer()
if (alone !== '--server') {
  await build({ configFile: join(root, 'dashboard/vite.config.ts'), logLevel: 'warn' })
}
// The validation report has its colours.
cpSync(join(root, 'dashboard/tokens.css'), join(root, 'dist/dashboard/tokens.css'))
