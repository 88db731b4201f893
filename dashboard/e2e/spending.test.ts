import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallLender } from '../../server/graphql/testing/small_lender.ts'
import { beyondWidth, EVERY_VIEW, faults } from './testing/accessibility.ts'
import { openSite, type Site, settled } from './testing/site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite(await openSmallLender())
})

afterAll(() => site?.close())

const exactSpend = async (filter: unknown): Promise<{ amount: string; count: number }> => {
  const query = `query ($filter: TransactionFilter) {
    spending(filter: $filter, groupBy: []) { total { amount count } }
  }`
  const answer = await site.query(query, { filter })
  return answer.data.spending.total
}

/** The exact figure of a tile, as its title says it. */
const tile = async (page: Page, label: string): Promise<string> => {
  const title = await page.locator('.kpi', { hasText: label }).first().getAttribute('title')
  return title?.split(': ').at(-1) ?? ''
}

describe('the spending page', () => {
  it('shows the figures of the API, and no error', async () => {
    const { page, errors } = await site.open('/spending')
    const { data } = await site.query('{ lender { firstDay lastDay } }')
    const { firstDay, lastDay } = data.lender
    const { amount, count } = await exactSpend({ paid: { from: firstDay, to: lastDay } })
    expect(await tile(page, 'Payments')).toBe(count.toLocaleString('en-US'))
    expect(await tile(page, 'Spend')).toBe(`¥${Math.round(Number(amount)).toLocaleString('en-US')}`)
    expect(errors).toEqual([])
    await page.close()
  })

  it('filters by a bar: the address says so and every total follows', async () => {
    const { page } = await site.open('/spending')
    await page.locator('.leader-row', { hasText: 'Scan' }).click()
    await settled(page)
    expect(new URL(page.url()).search).toBe('?channel=scan')
    const { data } = await site.query('{ lender { firstDay lastDay } }')
    const { count } = await exactSpend({
      paid: { from: data.lender.firstDay, to: data.lender.lastDay },
      channel: { in: ['scan'] },
    })
    expect(await tile(page, 'Payments')).toBe(count.toLocaleString('en-US'))
    // The chart of channels does not filter itself.
    expect(await page.locator('.leader-row', { hasText: 'Online' }).count()).toBe(1)
    await page.goBack()
    await settled(page)
    expect(new URL(page.url()).search).toBe('')
    await page.goForward()
    await settled(page)
    expect(await page.locator('.chip', { hasText: 'Scan' }).count()).toBe(1)
    await page.close()
  })

  it('breaks the whole into parts that add up to it', async () => {
    const { page } = await site.open('/spending?place=P1')
    const total = await tile(page, 'Payments')
    await page.goto(`${site.url}/spending?m=count&place=P1`)
    await settled(page)
    const board = page.locator('.leaderboard').first()
    const parts = await board.locator('.leader-row > span:nth-child(2)').allInnerTexts()
    const sum = parts.reduce((all, text) => all + Number(text.replaceAll(',', '')), 0)
    expect(sum.toLocaleString('en-US')).toBe(total)
    await page.close()
  })

  it('says which filter emptied it and lifts it', async () => {
    const { page } = await site.open('/spending?customer=nobody')
    const empty = page.locator('.empty').first()
    expect(await empty.innerText()).toContain('the filter on Customer leaves none')
    await empty.locator('button').first().click()
    await settled(page)
    expect(new URL(page.url()).search).toBe('')
    await page.close()
  })

  it('names the keys it does not know and keeps them', async () => {
    const { page } = await site.open('/spending?colour=blue')
    expect(await page.locator('.notice').innerText()).toContain('colour')
    await page.locator('.kpi', { hasText: 'Payments' }).click()
    await settled(page)
    expect(new URL(page.url()).search).toBe('?colour=blue&m=count')
    await page.close()
  })

  it('opens the customer of a payment by keyboard alone', async () => {
    const { page, errors } = await site.open('/spending')
    const row = page.locator('table[aria-label="Payments"] tbody tr').first()
    await row.focus()
    await page.keyboard.press('ArrowDown')
    const href = await page
      .locator('table[aria-label="Payments"] tbody tr')
      .nth(1)
      .getAttribute('data-href')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${href}`)
    await settled(page)
    expect(errors).toEqual([])
    await page.close()
  })

  it('goes on through the payments and back the same way, also from an address that was shared', async () => {
    const { page } = await site.open('/spending')
    const pager = (on: typeof page, name: string) =>
      on.locator('.panel-foot').getByRole('button', { name, exact: true })
    const rows = (on: typeof page) => on.locator('table[aria-label="Payments"] tbody').innerText()
    const seen: string[] = []
    for (let i = 0; i < 3; i += 1) {
      seen.push(await rows(page))
      if (i < 2) await pager(page, 'Next').click()
      await settled(page)
    }
    expect(new Set(seen).size).toBe(3)
    const { pathname, search } = new URL(page.url())
    await page.close()
    const { page: shared } = await site.open(pathname + search)
    expect(await rows(shared)).toBe(seen[2])
    for (const before of [seen[1], seen[0]]) {
      await pager(shared, 'Previous').click()
      await settled(shared)
      expect(await rows(shared)).toBe(before)
    }
    expect(await pager(shared, 'Previous').count()).toBe(0)
    await shared.close()
  })

  it('prints as the wide sheet in light, as wide as the paper, with its day and without its controls', async () => {
    const { page } = await site.open('/spending', { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 1032, height: 700 })
    expect(await beyondWidth(page)).toBeLessThanOrEqual(0)
    expect(await page.locator('.top').innerText()).toContain('As of')
    expect(await page.getByRole('button', { name: 'Share' }).isVisible()).toBe(false)
    const [panel, chart] = await Promise.all(
      ['.panel.span-12', '.panel.span-12 svg.chart'].map((name) =>
        page.locator(name).first().boundingBox(),
      ),
    )
    expect(chart!.x + chart!.width).toBeLessThanOrEqual(panel!.x + panel!.width)
    const scheme = 'getComputedStyle(document.documentElement).colorScheme'
    expect(await page.evaluate(scheme)).toBe('light')
    await page.close()
  })

  it('finds a customer with Ctrl K', async () => {
    const { page } = await site.open('/spending')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('C007')
    await page.getByRole('option', { name: 'C007' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/customers/C007')
    await page.close()
  })

  it('is accessible and fits, in light and dark and at every width', async () => {
    const { page, errors } = await site.open('/spending')
    expect(await faults(page, EVERY_VIEW)).toEqual([])
    expect(errors).toEqual([])
    await page.close()
  })

  it('speaks Chinese', async () => {
    const { page } = await site.open('/spending')
    await page.getByRole('button', { name: '中文' }).click()
    expect(await page.locator('h1').innerText()).toBe('消费')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh')
    await page.locator('.leader-row', { hasText: '扫码' }).waitFor()
    await page.close()
  })
})
