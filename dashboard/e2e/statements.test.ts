import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmallLender } from '../../server/graphql/testing/small_lender.ts'
import { EVERY_VIEW, faults } from './testing/accessibility.ts'
import { openSite, type Site, settled } from './testing/site.ts'

let site: Site

beforeAll(async () => {
  const store = await openSmallLender()
  await store.write((sql) => sql.run('delete from transaction'))
  site = await openSite(store)
})

afterAll(() => site?.close())

describe('spending of a lender without payments', () => {
  it('is told from its statements, with the figures of the API', async () => {
    const { page, errors } = await site.open('/spending')
    const query = `{ statementSummary(groupBy: [MONTH]) { rows { keys measures { billed customers } } } }`
    const { rows } = (await site.query(query)).data.statementSummary
    const last = rows.at(-1).measures
    const title = await page.locator('.kpi').first().getAttribute('title')
    expect(title).toContain(`¥${Number(last.billed).toLocaleString('en-US')}`)
    expect(await page.locator('.sentence').innerText()).toContain('billed in')
    expect(errors).toEqual([])
    await page.close()
  })

  it('filters by a band: the address says so, the other panels follow', async () => {
    const { page } = await site.open('/spending?m=customers')
    const bar = page.locator('.leaderboard').first().locator('.leader-row').first()
    const customers = await bar.locator(':scope > span:nth-child(2)').innerText()
    await bar.click()
    await settled(page)
    expect(new URL(page.url()).searchParams.get('limit')).not.toBeNull()
    const tile = page.locator('.kpi', { hasText: 'Customers' })
    expect(await tile.locator('.kpi-value').innerText()).toBe(customers)
    await page.close()
  })

  it('is accessible and fits, in light and dark and at every width', async () => {
    const { page, errors } = await site.open('/spending')
    expect(await faults(page, EVERY_VIEW)).toEqual([])
    expect(errors).toEqual([])
    await page.close()
  })
})

describe('a lender without payments', () => {
  it('says so on the payments page, and its portfolio is told all the same', async () => {
    const { page, errors } = await site.open('/payments')
    expect(await page.locator('.empty').innerText()).toBe('This lender has no payments.')
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.waitForURL('**/portfolio')
    await settled(page)
    const text = await page.locator('main').innerText()
    expect(text).toContain('Balance roll-forward')
    expect(text).toContain('No transactions in these days.')
    expect(errors).toEqual([])
    await page.close()
  })
})

describe('when something fails', () => {
  it('a panel says what failed with its code, and asks again when told', async () => {
    const { page } = await site.open('/customers')
    let broken = true
    await page.route('**/graphql', async (route) => {
      const { query } = route.request().postDataJSON()
      if (!broken || !query.includes('query Customers')) return route.continue()
      const errors = [{ message: 'no such thing', extensions: { code: 'BAD_REQUEST' } }]
      return route.fulfill({ json: { errors } })
    })
    await page.reload()
    const failed = page.getByRole('alert')
    await failed.waitFor()
    expect(await failed.innerText()).toContain('BAD_REQUEST')
    broken = false
    await failed.getByRole('button', { name: 'Retry' }).click()
    await page.locator('table[aria-label="Customers"] tbody tr').first().waitFor()
    await page.close()
  })

  it('without a connection the old picture stays, and what was asked comes when it is back', async () => {
    const { page } = await site.open('/customers')
    const cut = (route: import('playwright-core').Route) => route.abort()
    await page.route('**/graphql', cut)
    await page.route('**/healthz', cut)
    await page.getByRole('searchbox').fill('C00')
    await page.getByText('No connection to the server').waitFor()
    expect(await page.locator('table[aria-label="Customers"] tbody tr').count()).toBe(20)
    await page.unroute('**/graphql', cut)
    await page.unroute('**/healthz', cut)
    await page.getByText('No connection to the server').waitFor({ state: 'detached' })
    await page.getByText('10 of 60 customers').waitFor()
    await page.close()
  })
})
