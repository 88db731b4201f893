import { signal } from '@preact/signals'

const known = signal<ReadonlyMap<string, string>>(new Map())

/** Keeps what the server called values, so that a chip can say "Shanghai" where the address has its code. */
export function remember(
  field: string,
  pairs: Iterable<readonly [value: string, name: string]>,
): void {
  const now = known.peek()
  const fresh = [...pairs].filter(([value, name]) => now.get(`${field}:${value}`) !== name)
  if (fresh.length === 0) return
  known.value = new Map([...now, ...fresh.map(([v, name]) => [`${field}:${v}`, name] as const)])
}

/** What the server called a value; the value itself until then. */
export const nameOf = (field: string, value: string): string =>
  known.value.get(`${field}:${value}`) ?? value
