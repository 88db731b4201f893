import { type Filter, formatFilter, isEmpty, parseFilter } from './filter.ts'

/** Keys that say how a page looks; every other key is a filter on the field of that name. */
export const SETTINGS = ['as_of', 'at', 'by', 'grain', 'list', 'm', 'sort', 'vs'] as const

export type Setting = (typeof SETTINGS)[number]

/** Everything a page shows is told by its address: `/page[/id]?field=…&setting=…`. */
export interface Address {
  page: string
  id: string | null
  filters: Readonly<Record<string, Filter>>
  settings: Readonly<Partial<Record<Setting, string>>>
}

/** What a page knows: its fields, and the settings that it takes unless told otherwise. */
export interface PageKeys {
  fields: readonly string[]
  defaults: Readonly<Partial<Record<Setting, string>>>
}

const isSetting = (key: string): key is Setting => (SETTINGS as readonly string[]).includes(key)

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Address of a path with its query, such as `/spending?place=!beijing`. Never throws. */
export function parseAddress(path: string): Address {
  const [, page = '', id, query = ''] = /^\/?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(path) ?? []
  const clauses = new Map<string, string[]>()
  const settings: Partial<Record<Setting, string>> = {}
  for (const part of query.split('&').filter(Boolean)) {
    const cut = part.indexOf('=')
    const key = decode(cut < 0 ? part : part.slice(0, cut))
    const value = cut < 0 ? '' : part.slice(cut + 1)
    if (isSetting(key)) {
      if (value) settings[key] = decode(value)
    } else clauses.set(key, [...(clauses.get(key) ?? []), value])
  }
  const filters = [...clauses].map(([key, list]) => [key, parseFilter(list)] as const)
  return {
    page: decode(page),
    id: id ? decode(id) : null,
    filters: Object.fromEntries(filters.filter(([, filter]) => !isEmpty(filter))),
    settings,
  }
}

/** Path and query of an address: keys sorted, what equals the page's default left out. */
export function formatAddress(
  { page, id, filters, settings }: Address,
  defaults: PageKeys['defaults'] = {},
): string {
  const pairs: [string, string][] = []
  for (const [key, filter] of Object.entries(filters))
    for (const clause of formatFilter(filter)) pairs.push([key, clause])
  for (const key of SETTINGS) {
    const value = settings[key]
    if (value && value !== defaults[key]) pairs.push([key, encodeURIComponent(value)])
  }
  const query = pairs
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, value]) => `${encodeURIComponent(key)}=${value}`)
    .join('&')
  const path = `/${encodeURIComponent(page)}${id === null ? '' : `/${encodeURIComponent(id)}`}`
  return query ? `${path}?${query}` : path
}

/** Keys of the address that the page does not know; they are kept, and named in a notice. */
export const unknownKeys = (address: Address, known: PageKeys): string[] =>
  Object.keys(address.filters).filter((key) => !known.fields.includes(key))
