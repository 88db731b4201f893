import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const shape = z.object({
  pid: z.number().int().positive(),
  url: z.url(),
  /** Secret of this one server; whoever can read the file may run verbs. */
  token: z.string().min(32),
  startedAt: z.string(),
})

/** Which process serves the store, and how to reach it: `server.json` in the store's folder. */
export type ServerFile = z.infer<typeof shape>

const pathOf = (dir: string) => join(dir, 'server.json')

export const newToken = (): string => randomBytes(32).toString('base64url')

/** Writes the file whole, readable by its owner alone. */
export function writeServerFile(dir: string, server: ServerFile): void {
  const draft = join(dir, `.server.${process.pid}.json`)
  writeFileSync(draft, `${JSON.stringify(server, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, pathOf(dir))
}

/** Removes the file where it is still this process's own. */
export function removeServerFile(dir: string, pid = process.pid): void {
  if (readServerFile(dir)?.pid === pid) rmSync(pathOf(dir), { force: true })
}

/** The file as it stands, whether its process lives or not; undefined where absent or unreadable. */
export function readServerFile(dir: string): ServerFile | undefined {
  try {
    return shape.safeParse(JSON.parse(readFileSync(pathOf(dir), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Whether a process of this machine has the id. One we may not signal (EPERM) lives too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The server that holds the store, by its file; undefined where none does or it died. */
export function liveServer(dir: string): ServerFile | undefined {
  const server = readServerFile(dir)
  return server && isAlive(server.pid) ? server : undefined
}
