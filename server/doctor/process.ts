import { access, constants, readFile, statfs } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import type { Settings } from '../config.ts'
import { DASHBOARD, PACKAGE } from '../paths.ts'
import { type Check, check } from './check.ts'

const GB = 1024 ** 3
const LEAST_DISK = 1

/** `20.19` as [20, 19]. */
const numbers = (version: string) => version.replace(/^\D*/, '').split('.').map(Number)

/** Whether a version is at least another; both as `20.19.0`. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [numbers(version), numbers(least)]
  const i = b.findIndex((part, k) => (a[k] ?? 0) !== part)
  return i < 0 || (a[i] ?? 0) > (b[i] ?? 0)
}

async function nearestFolder(path: string): Promise<string> {
  try {
    await access(path)
    return path
  } catch {
    const parent = dirname(path)
    if (parent === path) throw new Error(`no folder leads to ${path}`)
    return nearestFolder(parent)
  }
}

async function freeDisk(path: string): Promise<string | { warn: string }> {
  const folder = await nearestFolder(path)
  await access(folder, constants.W_OK)
  const { bavail, bsize } = await statfs(folder)
  const free = (bavail * bsize) / GB
  const said = `${free.toFixed(1)} GB free at ${folder}`
  return free < LEAST_DISK ? { warn: said } : said
}

/** The machine and the program, before the store is looked at. */
export function checkProcess(settings: Settings): Promise<Check[]> {
  const temp = settings.temp_directory ?? join(settings.store, 'temp')
  return Promise.all([
    check('node', async () => {
      const { engines, version } = JSON.parse(await readFile(PACKAGE, 'utf8'))
      if (!isAtLeast(process.version, engines.node)) {
        throw new Error(`${process.version} is too old: expected ${engines.node}`)
      }
      return `${process.version}; tallystick ${version}`
    }),
    check('thread pool', () => {
      const size = Number(process.env.UV_THREADPOOL_SIZE ?? 4)
      return size >= 8
        ? `${size} threads`
        : { warn: `${size} threads: queries wait for each other; set UV_THREADPOOL_SIZE=16` }
    }),
    check('memory', () => {
      const machine = `${(totalmem() / GB).toFixed(1)} GB in this machine`
      return settings.memory_limit
        ? `the engine may use ${settings.memory_limit}; ${machine}`
        : `the engine may use 80 % of what it sees; ${machine}`
    }),
    check('store folder', () => freeDisk(settings.store)),
    check('temporary folder', () => freeDisk(temp)),
    check('dashboard', async () => {
      const built = await access(join(DASHBOARD, 'index.html')).then(
        () => true,
        () => false,
      )
      return built ? 'built' : { warn: 'not built: npm run build' }
    }),
  ])
}
