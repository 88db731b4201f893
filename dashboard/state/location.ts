import { signal } from '@preact/signals'
import { type Address, formatAddress, type PageKeys, parseAddress } from './address.ts'

const here = (): string => window.location.pathname + window.location.search

/** Where the reader is. Change it through `go`, so that the browser's history follows. */
export const address = signal<Address>(parseAddress('/'))

let defaults: PageKeys['defaults'] = {}
let held: string | null = null

/** Settings of the page shown that are not worth saying in the address. */
export const setDefaults = (of: PageKeys['defaults']): void => {
  defaults = of
}

/** The link to an address, for `href`. */
export const hrefOf = (to: Address): string =>
  formatAddress(to, to.page === address.peek().page ? defaults : {})

/** Shows an address. A click pushes, so that Back undoes it; what is no deed of the reader replaces. */
export function go(to: Address, how: 'push' | 'replace' = 'push'): void {
  const from = address.peek()
  const href = hrefOf(to)
  if (href !== here()) window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', href)
  address.value = to
  if (from.page !== to.page || from.id !== to.id) window.scrollTo(0, 0)
}

/** While the reader drags: replaces, and pushes once on release, so that Back undoes the whole drag. */
export function drag(to: Address, done: boolean): void {
  held ??= here()
  if (done) {
    window.history.replaceState(null, '', held)
    held = null
    go(to)
  } else go(to, 'replace')
}

const followed = (event: MouseEvent): string | null => {
  const plain =
    event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!plain || !link || event.defaultPrevented || link.target || link.hasAttribute('download'))
    return null
  const href = link.getAttribute('href')
  return href?.startsWith('/') && !href.startsWith('/export/') ? href : null
}

/** Reads the address and follows Back, Forward and every link within the dashboard. */
export function startLocation(): void {
  const read = () => {
    address.value = parseAddress(here())
  }
  read()
  window.addEventListener('popstate', read)
  document.addEventListener('click', (event) => {
    const href = followed(event)
    if (href === null) return
    event.preventDefault()
    go(parseAddress(href))
  })
}
