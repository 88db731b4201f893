import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishRun } from '../../server/graphql/testing/published_run.ts'
import { openSmallLender } from '../../server/graphql/testing/small_lender.ts'
import { beyondWidth, violations } from './testing/accessibility.ts'
import { openSite, type Site, settled } from './testing/site.ts'

let site: Site

beforeAll(async () => {
  const store = await openSmallLender()
  await publishRun(store)
  site = await openSite(store)
})

afterAll(() => site?.close())

const asked = async (fields: string) =>
  (await site.query(`{ portfolio(compareTo: "2017-12-01") { ${fields} } }`)).data.portfolio

const sections = [
  '/portfolio',
  '/portfolio/ageing',
  '/portfolio/losses',
  '/portfolio/watch',
  '/payments',
  '/payments/credit',
  '/payments/declines',
  '/payments/places',
  '/payments/campaigns',
  '/payments/contribution',
]

describe('the portfolio page', () => {
  it('shows the figures of the API, the difference of the roll-forward, and no error', async () => {
    const { page, errors } = await site.open('/portfolio')
    const { rollForward } = await asked(
      'rollForward { rows { kind measures { closing difference } } }',
    )
    const all = rollForward.rows.find(({ kind }: { kind: string | null }) => kind === null).measures
    const title = await page.locator('.kpi').first().getAttribute('title')
    expect(title?.replaceAll(',', '')).toContain(all.closing)
    const head = page.locator('.panel-head', { hasText: 'Balance roll-forward' })
    expect(await head.innerText()).toContain(`difference ${all.difference}`)
    expect(errors).toEqual([])
    await page.close()
  })

  it('a move of the matrix lists who moved so, and a row leads to the customer', async () => {
    const { page, errors } = await site.open('/portfolio/ageing')
    const { movers } = await asked(
      'movers { rows { facility measures { customer bucketBefore bucket } } }',
    )
    const { customer, bucketBefore, bucket } = movers.rows[0].measures
    const cell = page.locator('svg.moves').getByRole('option', { name: new RegExp(`→ ${bucket}$`) })
    await cell.last().click()
    await page.waitForURL('**/portfolio/watch?**')
    await settled(page)
    const here = new URL(page.url()).searchParams
    expect([here.get('was'), here.get('bucket')]).toEqual([bucketBefore, bucket])
    const row = page.locator('table[aria-label="Deterioration worklist"] tbody tr').first()
    expect(await row.innerText()).toContain(customer)
    await row.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/customers/${customer}?**`)
    expect(errors).toEqual([])
    await page.close()
  })

  it('has the day and the comparison in its address, and keeps them from part to part', async () => {
    const { page } = await site.open('/portfolio?as_of=2017-12-15&vs=none')
    expect(await page.locator('.sentence').innerText()).toContain('15 Dec 2017')
    expect(await page.locator('.kpi').first().innerText()).toContain('nothing to compare with')
    await page.getByRole('link', { name: 'Losses' }).click()
    await page.waitForURL('**/portfolio/losses?as_of=2017-12-15&vs=none')
    await page.close()
  })

  it('is reached by keys, and asks two questions at a time', async () => {
    const { page } = await site.open('/customers')
    let [open, most] = [0, 0]
    const isRelation = (data: string | null) => data?.includes('portfolio(') ?? false
    page.on('request', (request) => {
      if (isRelation(request.postData())) most = Math.max(most, ++open)
    })
    page.on('requestfinished', (request) => {
      if (isRelation(request.postData())) open -= 1
    })
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    await page.waitForURL('**/portfolio')
    await settled(page)
    expect(most).toBe(2)
    await page.keyboard.press('g')
    await page.keyboard.press('y')
    await page.waitForURL('**/payments')
    await page.close()
  })
})

describe('the payments page', () => {
  it('shows the figures of the API, and no error', async () => {
    const { page, errors } = await site.open('/payments/contribution')
    const { contribution } = await asked(
      'contribution { rows { channel measures { contribution } } }',
    )
    const table = await page.locator('table[aria-label="Contribution by channel"]').innerText()
    for (const { measures } of contribution.rows)
      if (measures) {
        const [whole, cents] = measures.contribution.replace('-', '').split('.')
        expect(table).toContain(`${Number(whole).toLocaleString('en-US')}.${cents}`)
      }
    expect(errors).toEqual([])
    await page.close()
  })

  it('a place leads to what was paid there', async () => {
    const { page } = await site.open('/payments/places?days=30')
    await page.locator('.leader-row').first().click()
    await page.waitForURL('**/spending?**')
    const here = new URL(page.url()).searchParams
    expect(here.get('paid')).toBe('2017-12-02..2017-12-31')
    await page.close()
  })

  it('says of each part why it is empty', async () => {
    const { page, errors } = await site.open('/payments/campaigns')
    expect(await page.locator('main').innerText()).toContain('No offers were made in the year.')
    expect(errors).toEqual([])
    await page.close()
  })
})

describe('every part', () => {
  it.each([
    ...sections.map((path) => [path, 'light', 1440] as const),
    ['/portfolio', 'dark', 390],
    ['/portfolio/ageing', 'dark', 390],
    ['/portfolio/watch', 'light', 390],
    ['/payments', 'light', 390],
    ['/payments/contribution', 'dark', 390],
    ['/portfolio/losses', 'light', 1024],
  ] as const)('%s is accessible and fits in %s at %d pixels', async (path, colorScheme, width) => {
    const viewport = { width, height: 1600 }
    const { page, errors } = await site.open(path, { colorScheme, viewport })
    expect(await violations(page)).toEqual([])
    expect(await beyondWidth(page)).toBeLessThanOrEqual(0)
    expect(errors).toEqual([])
    await page.close()
  })
})
