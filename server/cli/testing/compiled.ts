import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** What is built, what of it is looked at, and what it is built from. */
const BUILT = [
  {
    part: '--server',
    file: 'dist/server/main.js',
    sources: ['server', 'migrations', 'data/reference', 'package.json', 'tsconfig.build.json'],
  },
  {
    part: '--dashboard',
    file: 'dist/dashboard/index.html',
    sources: ['dashboard', 'package.json'],
  },
]

const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

function newestOf(path: string): number {
  const within = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
    : [path]
  return Math.max(...within.map(changedAt))
}

/** Before all tests: what is shipped is that of the sources, so that tests of the command line and of pages are of it. */
export default function compile(): void {
  for (const { part, file, sources } of BUILT) {
    const newest = Math.max(...sources.map((name) => newestOf(join(ROOT, name))))
    if (newest < changedAt(join(ROOT, file))) continue
    execFileSync(process.execPath, [join(ROOT, 'build.mjs'), part], { cwd: ROOT })
  }
}
