import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SOURCES = ['server', 'migrations', 'data/reference', 'package.json', 'tsconfig.build.json']

const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

function newestOf(path: string): number {
  const within = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
    : [path]
  return Math.max(...within.map(changedAt))
}

/** Before all tests: the compiled server is that of the sources, so that the command line's are of what is shipped. */
export default function compile(): void {
  const newest = Math.max(...SOURCES.map((name) => newestOf(join(ROOT, name))))
  if (newest < changedAt(join(ROOT, 'dist/server/main.js'))) return
  execFileSync(process.execPath, [join(ROOT, 'build.mjs'), '--server'], { cwd: ROOT })
}
