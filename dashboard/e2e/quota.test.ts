import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishRun } from '../../server/graphql/testing/published_run.ts'
import { openSmallLender } from '../../server/graphql/testing/small_lender.ts'
import { beyondWidth, EVERY_VIEW, faults, violations } from './testing/accessibility.ts'
import { openSite, type Site, settled } from './testing/site.ts'

let site: Site

beforeAll(async () => {
  const store = await openSmallLender()
  await publishRun(store)
  site = await openSite(store)
})

afterAll(() => site?.close())

const summary = async (filter: unknown) => {
  const query = `query ($filter: DecisionFilter) {
    decisionSummary(filter: $filter) { evaluable unevaluable quotaAfter matrix { band utilisationBand subjects } }
  }`
  return (await site.query(query, { filter })).data.decisionSummary
}

describe('the quota page', () => {
  it('shows the figures of the API, and no error', async () => {
    const { page, errors } = await site.open('/quota')
    const { evaluable, unevaluable, quotaAfter } = await summary(null)
    const chips = await page.locator('.chips').innerText()
    expect(chips).toContain(`${evaluable} decided · ${unevaluable} unevaluable`)
    const title = await page.locator('.kpi').first().getAttribute('title')
    expect(title).toContain(Number(quotaAfter).toLocaleString('en-US'))
    expect(errors).toEqual([])
    await page.close()
  })

  it('filters by a cell of the matrix: the address says so, the table follows', async () => {
    const { page } = await site.open('/quota')
    const { matrix } = await summary(null)
    const cell = matrix.find((each: { subjects: number }) => each.subjects > 1)
    const chart = page.locator('svg.matrix')
    await chart.focus()
    // To the cell by keyboard: down to its band, right to its column.
    const bands = ['A', 'B', 'C', 'D', 'E']
    const columns = ['0%', '1–10%', '10–30%', '30–50%', '50–75%', '75–90%', 'over 90%', 'new']
    await page.keyboard.press('Home')
    for (let i = 0; i < bands.indexOf(cell.band); i++) await page.keyboard.press('ArrowDown')
    for (let i = 0; i < columns.indexOf(cell.utilisationBand); i++)
      await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await settled(page)
    const asked = new URL(page.url()).searchParams
    expect([asked.get('band'), asked.get('utilisation')]).toEqual([cell.band, cell.utilisationBand])
    expect(await page.locator('.panel-foot', { hasText: 'Rows' }).innerText()).toContain(
      `of ${cell.subjects}`,
    )
    await page.goBack()
    await settled(page)
    expect(new URL(page.url()).search).toBe('')
    await page.close()
  })

  it('leads to a customer and on to the next one of the list', async () => {
    const { page, errors } = await site.open('/quota?sort=customer')
    const ids = await page.locator('table[aria-label="Customers"] tbody a').allInnerTexts()
    await page.locator('table[aria-label="Customers"] tbody tr').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/customers/${ids[0]}?**`)
    await settled(page)
    await page.getByRole('link', { name: 'Next customer' }).click()
    await page.waitForURL(`**/customers/${ids[1]}?**`)
    await settled(page)
    expect(await page.locator('.neighbours').innerText()).toContain('2 of 60')
    expect(errors).toEqual([])
    await page.close()
  })

  it('tells a customer what would change the score, and the models where each stands', async () => {
    const { page, errors } = await site.open('/customers/C007')
    const panel = page.locator('section.panel', { hasText: 'What would make it' })
    expect(await panel.locator('.told li').first().innerText()).toContain('under 10%')
    expect(await page.getByText('by hand, draft').count()).toBe(1)
    await page.goto(`${site.url}/models`)
    await settled(page)
    expect(await page.locator('.sentence').innerText()).toContain('There is no champion: by hand')
    expect(await page.locator('table[aria-label="Registry"] tbody').innerText()).toContain('draft')
    expect(await violations(page)).toEqual([])
    expect(errors).toEqual([])
    await page.close()
  })

  it('a model tells what it looks at, bin by bin, and what it cannot tell', async () => {
    const { page, errors } = await site.open('/models')
    await page.getByRole('link', { name: 'by hand' }).click()
    await settled(page)
    const chosen = () => page.locator('section.panel', { hasText: 'Bad rate by bin' }).innerText()
    const board = page.locator('[aria-label="Characteristics by information value"]')
    const last = board.locator('[role=option]').last()
    const name = (await last.locator('.leader-name').innerText()).trim()
    expect(await chosen()).not.toContain(`Bad rate by bin: ${name}`)
    await last.click()
    await settled(page)
    expect(await chosen()).toContain(`Bad rate by bin: ${name}`)
    expect(new URL(page.url()).searchParams.get('m')).toBeTruthy()
    // Made by hand: no row was held back, and it says so.
    expect(await page.locator('main').innerText()).toContain(
      'nothing was kept of its held-back rows',
    )
    expect(await violations(page)).toEqual([])
    expect(await beyondWidth(page)).toBe(0)
    expect(errors).toEqual([])
    await page.close()
  })

  it('says which filters emptied it', async () => {
    const { page } = await site.open('/quota?outcome=freeze')
    expect(await page.locator('.empty').first().innerText()).toContain('Outcome')
    await page.close()
  })

  it('is accessible and fits, in light and dark and at every width', async () => {
    const { page, errors } = await site.open('/quota')
    expect(await faults(page, EVERY_VIEW)).toEqual([])
    expect(errors).toEqual([])
    await page.close()
  })
})

describe('the customer page', () => {
  it('explains the decision: the score, the quota and the reasons of the API', async () => {
    const { page, errors } = await site.open('/customers/C007')
    const query = `{ customer(sourceId: "C007") { decisions(first: 1) {
      score quota reasons { text textZh } } } }`
    const { data } = await site.query(query)
    const [decision] = data.customer.decisions
    const text = await page.locator('main').innerText()
    expect(text).toContain(`Why ${Math.round(decision.score)}`)
    expect(text).toContain(`Why ¥${Number(decision.quota).toLocaleString('en-US')}`)
    for (const reason of decision.reasons) {
      expect(text).toContain(reason.text)
      expect(text).toContain(reason.textZh)
    }
    expect(errors).toEqual([])
    await page.close()
  })

  it('proposes an override by keyboard: what the server refuses is said, and what it takes is shown', async () => {
    const { page, errors } = await site.open('/customers/C007')
    await page.clock.setFixedTime('2018-01-05T04:00:00Z')
    const propose = page.getByRole('button', { name: 'Propose override' })
    await propose.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Propose override' })
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('99000')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Income')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Payslips seen')
    await dialog.getByRole('button', { name: 'Review proposal' }).press('Enter')
    expect(await dialog.locator('.strong').innerText()).toContain('→ ¥99,000')
    await page.keyboard.press('Enter')
    expect(await dialog.getByRole('alert').innerText()).toContain('OVER_HARD_CAP')
    // The focus went back to the amount, with the text in it.
    await page.keyboard.press('Control+a')
    await page.keyboard.type('1500')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    const row = page.locator('table[aria-label="Overrides"] tbody tr')
    expect(await row.innerText()).toMatch(/Proposed.*1,500.*Income verified Payslips seen.*local/s)
    await settled(page)
    expect(await propose.count()).toBe(0)
    expect(await page.locator('.who').innerText()).toContain('✓ Proposed as override 1.')
    const query = '{ overrides { edges { node { quotaAfter reason until proposedBy } } } }'
    expect((await site.query(query)).data.overrides.edges).toEqual([
      {
        node: {
          ...{ quotaAfter: '1500.00', reason: 'income_verified' },
          ...{ until: '2018-04-05', proposedBy: 'local' },
        },
      },
    ])
    expect(await violations(page)).toEqual([])
    expect(errors).toEqual([])
    await page.close()
  })

  it('tells of each line what it owes and what is left of it, the same in every place', async () => {
    const { page } = await site.open('/customers/C007')
    const query = `{ customer(sourceId: "C007") { facilities { sourceId balance {
      receivable available } } } }`
    const [line] = (await site.query(query)).data.customer.facilities
    const whole = (amount: string) => `¥${Math.round(Number(amount)).toLocaleString('en-US')}`
    const tile = await page.locator('.kpi', { hasText: 'Available' }).innerText()
    expect(tile).toContain(whole(line.balance.available))
    expect(tile).toContain(`${whole(line.balance.receivable)} owed`)
    const row = await page.locator('table[aria-label="Lines and loans"] tbody tr').innerText()
    for (const text of [line.sourceId, line.balance.receivable, line.balance.available])
      expect(row.replaceAll(',', '')).toContain(text)
    await page.close()
  })

  it('is reached and read by keyboard alone', async () => {
    const { page } = await site.open('/spending')
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.waitForURL('**/customers')
    await settled(page)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('C012')
    await page.getByRole('option', { name: 'C012' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/customers/C012')
    await settled(page)
    await page.locator('svg.waterfall').focus()
    await page.keyboard.press('ArrowDown')
    const read = await page.locator('[aria-live=polite]').allInnerTexts()
    expect(read.some((line) => /points|[+−]\d/.test(line))).toBe(true)
    await page.keyboard.press('?')
    expect(await page.locator('dialog').innerText()).toContain('Go to Quota')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.close()
  })

  it('shows what was known on a day of the past, and the last day where the address names none', async () => {
    const { page, errors } = await site.open('/customers/C007?as_of=2016-01-31')
    expect(await page.locator('.tags').innerText()).not.toContain('Revolving line')
    expect(await page.locator('main').innerText()).toContain('no payments of this customer')
    const { page: other, errors: none } = await site.open('/customers/C007?as_of=garbage')
    expect(await other.locator('.tags').innerText()).toContain('Revolving line')
    expect([...errors, ...none]).toEqual([])
    await page.close()
    await other.close()
  })

  it('says so where there is no such customer', async () => {
    const { page } = await site.open('/customers/nobody')
    expect(await page.locator('.empty').innerText()).toContain('nobody')
    await page.close()
  })

  it.each(['/customers/C007', '/customers'])(
    '%s is accessible and fits, in light and dark and at every width',
    async (path) => {
      const { page, errors } = await site.open(path)
      expect(await faults(page, EVERY_VIEW)).toEqual([])
      expect(errors).toEqual([])
      await page.close()
    },
  )
})
