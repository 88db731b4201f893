// Says which committed files are not what their generator makes of the sources now. Changes nothing.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)

/** The path of a package's own program. */
function program(name, bin = name) {
  const folder = join(root, 'node_modules', name)
  const { bin: bins } = require(join(folder, 'package.json'))
  return join(folder, typeof bins === 'string' ? bins : bins[bin])
}

const GENERATED = [
  {
    made: 'server/graphql/schema.graphql',
    by: 'npm run schema',
    words: ['--import', 'tsx', 'server/graphql/print_schema.ts'],
  },
  {
    made: 'dashboard/graphql-env.d.ts',
    by: 'npx gql.tada generate-output --tsconfig dashboard/tsconfig.json',
    words: [program('gql.tada'), 'generate-output', '--tsconfig', 'dashboard/tsconfig.json'],
  },
  {
    made: 'migrations',
    by: 'npm run migrations -- --name <what changed>',
    words: [program('drizzle-kit'), 'generate', '--name', 'stale'],
  },
]

/** Path to content of a file, or of every file in a folder. */
function read(path) {
  if (!statSync(path).isDirectory()) return new Map([[path, readFileSync(path, 'utf8')]])
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(files.sort().map((file) => [file, readFileSync(file, 'utf8')]))
}

function restore(before, after) {
  for (const file of after.keys()) if (!before.has(file)) rmSync(file)
  for (const [file, text] of before) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

const same = (a, b) => a.size === b.size && [...a].every(([file, text]) => b.get(file) === text)

for (const { made, by, words } of GENERATED) {
  const path = join(root, made)
  const before = read(path)
  try {
    execFileSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    console.error(`${made}: its generator failed\n${error.stdout}${error.stderr}`)
    process.exitCode = 1
    continue
  }
  const after = read(path)
  if (same(before, after)) {
    console.log(`${made} is what the sources make of it`)
  } else {
    restore(before, after)
    console.error(`${made} is stale: ${by}`)
    process.exitCode = 1
  }
}
