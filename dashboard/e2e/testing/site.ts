import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core'
import type { Store } from '../../../server/db/store.ts'
import { type TestServer, testServer } from '../../../server/graphql/testing/test_server.ts'
import { DASHBOARD } from '../../../server/paths.ts'
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

/** The built dashboard, served by the real server on a store, and a browser to look at it. */
export async function openSite(store: Store): Promise<Site> {
  const server = await testServer(store, { dashboardDir: DASHBOARD })
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
      followQuestions(page)
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
    },
  }
}

/** Questions of each page that were asked and not yet answered, and when that last changed. */
const questions = new WeakMap<Page, { open: Set<Request>; changed: number }>()

function followQuestions(page: Page): void {
  const asked = { open: new Set<Request>(), changed: Date.now() }
  questions.set(page, asked)
  page.on('request', (request) => {
    if (!request.url().endsWith('/graphql')) return
    asked.open.add(request)
    asked.changed = Date.now()
  })
  const ended = (request: Request) => {
    if (asked.open.delete(request)) asked.changed = Date.now()
  }
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
}

// A click asks after the next frame, and an answer is drawn in one.
const QUIET = 250

/**
 * Waits until the page shows what it asked for: a title, and no question under way. The browser's
 * own idle state counts once a navigation, so it says nothing of what a click asked.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.sheet h1')
  await page.waitForLoadState('networkidle')
  const asked = questions.get(page)
  const began = Date.now()
  while (asked && (asked.open.size > 0 || Date.now() - Math.max(asked.changed, began) < QUIET)) {
    if (Date.now() - began > 30_000)
      throw new Error(`${asked.open.size} questions unanswered in 30 s`)
    await page.waitForTimeout(25)
  }
  await page.waitForFunction(`!document.querySelector('[aria-busy="true"]')`)
}
