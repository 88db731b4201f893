import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { lender } from '../api/lender.ts'
import { address } from '../state/location.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'

type Loaded = { key: string; View: FunctionComponent }

// Each page is a file of its own that is fetched when it is first shown.
const pages: Record<string, () => Promise<FunctionComponent>> = {
  spending: () => import('./spending/spending_page.tsx').then((module) => module.default),
  payments: () => import('./payments/payments_page.tsx').then((module) => module.default),
  portfolio: () => import('./portfolio/portfolio_page.tsx').then((module) => module.default),
  quota: () => import('./quota/quota_page.tsx').then((module) => module.default),
  models: () => import('./models/models_page.tsx').then((module) => module.default),
  model: () => import('./model/model_page.tsx').then((module) => module.default),
  customers: () => import('./customers/customers_page.tsx').then((module) => module.default),
  customer: () => import('./customer/customer_page.tsx').then((module) => module.default),
}

// A list has a page, and so has each of what it lists.
const ONE_OF: Readonly<Record<string, string>> = { customers: 'customer', models: 'model' }

const keyOf = (page: string, id: string | null): string =>
  id === null ? page : (ONE_OF[page] ?? page)

/** The page of the address. */
export function Page() {
  const { page, id } = address.value
  const key = keyOf(page, id)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    let wanted = true
    pages[key]?.().then((View) => {
      if (wanted) setLoaded({ key, View })
    })
    return () => {
      wanted = false
    }
  }, [key])
  if (page === '' || !lender.value) return null
  if (!pages[key])
    return (
      <div class="empty" role="status">
        {say(words.noSuchPage, { page })}
        <a class="button" href="/spending">
          {say(words.goSpending)}
        </a>
      </div>
    )
  return loaded?.key === key ? <loaded.View /> : null
}
