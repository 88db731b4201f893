import axeCore from 'axe-core'
import type { Page } from 'playwright-core'
import { settled } from './site.ts'

const OPTIONS = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  resultTypes: ['violations'],
}

interface Found {
  violations: { id: string; nodes: { html: string }[] }[]
}

/** Violations of WCAG 2.2 A and AA on the page, each as "rule: element". */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source)
  const found = await page.evaluate<Found>(`axe.run(document, ${JSON.stringify(OPTIONS)})`)
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  )
}

/** Pixels by which the page is wider than its window; 0 or less where nothing scrolls sideways. */
export const beyondWidth = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth')

/** How a page is looked at: colour scheme, and width of the window in pixels. */
export type View = readonly [scheme: 'light' | 'dark', width: number]

export const EVERY_VIEW: readonly View[] = [
  ['light', 1440],
  ['dark', 1024],
  ['light', 390],
  ['dark', 390],
]

/** What an open page has against it in each view: violations, and that it scrolls sideways. */
export async function faults(page: Page, views: readonly View[]): Promise<string[]> {
  const found: string[] = []
  for (const [colorScheme, width] of views) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 844 })
    await settled(page)
    const beyond = await beyondWidth(page)
    const all = [...(await violations(page)), ...(beyond > 0 ? [`${beyond} pixels too wide`] : [])]
    found.push(...all.map((fault) => `${colorScheme} ${width}: ${fault}`))
  }
  return found
}
