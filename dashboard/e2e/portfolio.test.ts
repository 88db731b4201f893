import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishRun } from '../../server/graphql/testing/published_run.ts'
import { openSmallLender } from '../../server/graphql/testing/small_lender.ts'
import { faults } from './testing/accessibility.ts'
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

describe('the portfolio page', () => {
  it('shows the figures of the API, the difference of the roll-forward, and no error', async () => {
    const { page, errors } = await site.open('/portfolio')
    const { rollForward } = (
      await site.query(
        '{ portfolio(asOf: "2017-12-31") { rollForward { rows { kind measures { closing difference } } } } }',
      )
    ).data.portfolio
    const all = rollForward.rows.find(({ kind }: { kind: string | null }) => kind === null).measures
    const title = await page.locator('.kpi').first().getAttribute('title')
    expect(title?.replaceAll(',', '')).toContain(all.closing.replace('-', ''))
    const head = page.locator('.panel-head', { hasText: 'Balance roll-forward' })
    // The lines of this lender owe statements without the payments behind them: a difference is left.
    const difference = Number(all.difference).toLocaleString('en-US', { minimumFractionDigits: 2 })
    expect(await head.innerText()).toContain(`difference ${difference}`)
    expect(errors).toEqual([])
    await page.close()
  })

  it('a move of the matrix lists who moved so: the address says from where to where', async () => {
    const { page, errors } = await site.open('/portfolio/ageing')
    const { rollRate } = await asked('rollRate(months: 1) { rows { month fromState toState } }')
    const { fromState, toState } = rollRate.rows.find(
      ({ month }: { month: string | null }) => month === null,
    )
    await page.locator('svg.moves').getByRole('option').first().click()
    await page.waitForURL('**/portfolio/watch?**')
    await settled(page)
    const here = new URL(page.url()).searchParams
    expect([here.get('was'), here.get('bucket')]).toEqual([fromState, toState])
    expect(errors).toEqual([])
    await page.close()
  })

  it('a row of a watch list leads to the customer', async () => {
    const { page, errors } = await site.open('/portfolio/watch')
    const row = page.locator('table[aria-label="Bust-out watch list"] tbody tr').first()
    const customer = await row.locator('a').innerText()
    await row.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/customers/${customer}?**`)
    expect(errors).toEqual([])
    await page.close()
  })

  it('says why the allowance is refused, as no failure to be retried', async () => {
    const { page } = await site.open('/portfolio/watch')
    const errors = [{ message: 'no calibrated model', extensions: { code: 'BAD_REQUEST' } }]
    await page.route('**/graphql', (route) =>
      route.request().postDataJSON().query.includes('query Allowance')
        ? route.fulfill({ json: { errors } })
        : route.continue(),
    )
    await page.goto(`${site.url}/portfolio/losses`)
    await page.locator('.empty[role=status]', { hasText: 'no calibrated model' }).waitFor()
    expect(await page.locator('.kpi', { hasText: 'Allowance' }).innerText()).toContain('—')
    expect(await page.getByRole('alert').count()).toBe(0)
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
    const { lastDay } = (await site.query('{ lender { lastDay } }')).data.lender
    const [from, to] = new URL(page.url()).searchParams.get('paid')?.split('..') ?? []
    expect([Date.parse(to ?? '') - Date.parse(from ?? ''), to]).toEqual([29 * 864e5, lastDay])
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
  // Each part once: widths and themes in turn.
  it.each([
    ['/portfolio', 'dark', 1440],
    ['/portfolio/ageing', 'dark', 390],
    ['/portfolio/losses', 'light', 1024],
    ['/portfolio/watch', 'light', 390],
    ['/payments', 'light', 1440],
    ['/payments/credit', 'light', 1440],
    ['/payments/declines', 'dark', 1440],
    ['/payments/places', 'light', 390],
    ['/payments/campaigns', 'light', 1024],
    ['/payments/contribution', 'dark', 390],
  ] as const)('%s is accessible and fits in %s at %d pixels', async (path, scheme, width) => {
    const { page, errors } = await site.open(path)
    expect(await faults(page, [[scheme, width]])).toEqual([])
    expect(errors).toEqual([])
    await page.close()
  })
})
