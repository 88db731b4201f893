import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import type { Store } from '../../../server/db/store.ts'
import { type TestServer, testServer } from '../../../server/graphql/testing/test_server.ts'
import { openBrowser } from './browser.ts'

export interface Site {
  url: string
  query: TestServer['query']
  /** A page that remembers what it logged as an error. */
  open(path: string, options?: BrowserContextOptions): Promise<Opened>
  close(): Promise<void>
}

export interface Opened {
  page: Page
  /** Errors of the console and of scripts since the page was opened. */
  errors: string[]
}

const config = fileURLToPath(new URL('../../vite.config.ts', import.meta.url))

/** The built dashboard, served by the real server on a store, and a browser to look at it. */
export async function openSite(store: Store): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'tallystick-dashboard-'))
  await build({
    configFile: config,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, sourcemap: false },
  })
  const server = await testServer(store, { dashboardDir: folder })
  const browser: Browser = await openBrowser()
  return {
    url: server.url,
    query: server.query,
    async open(path, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      })
      const page = await context.newPage()
      const errors: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      page.on('pageerror', (error) => errors.push(String(error)))
      await page.goto(server.url + path)
      await settled(page)
      return { page, errors }
    },
    async close() {
      await browser.close()
      await server.close()
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until the page shows what it asked for: a title, and no question under way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.sheet h1')
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
}
