import axeCore from 'axe-core'
import type { Page } from 'playwright-core'

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
