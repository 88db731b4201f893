import type { Settings } from '../config.ts'
import { isAlive, readServerFile } from '../control/server_file.ts'
import { type Check, check } from './check.ts'

const PATIENCE = 3000

/** Who serves the store. `holds`: a live process does, so that nobody else can open it. */
export async function checkServer(
  settings: Settings,
): Promise<{ holds: boolean; checks: Check[] }> {
  const server = readServerFile(settings.store)
  if (!server) return { holds: false, checks: [await check('server', () => 'none runs')] }
  if (!isAlive(server.pid)) {
    return {
      holds: false,
      checks: [
        await check('server', () => ({
          warn: `process ${server.pid} died and left server.json; the next start replaces it`,
        })),
      ],
    }
  }
  const asked = await check('server', async () => {
    const url = new URL('/healthz', server.url)
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
    if (!response.ok) throw new Error(`process ${server.pid} answers ${response.status} at ${url}`)
    return `process ${server.pid} serves ${server.url} since ${server.startedAt}`
  })
  return { holds: asked.level === 'ok', checks: [asked] }
}
