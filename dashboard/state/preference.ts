import { effect, signal } from '@preact/signals'
import type { Locale } from '../format/locale.ts'

export type Theme = 'light' | 'dark' | 'system'

// The reader's own, so kept with the browser and not in the address that is shared.
const kept = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

const keep = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {}
}

const themeOf = (value: string | null): Theme =>
  value === 'light' || value === 'dark' ? value : 'system'

export const theme = signal<Theme>('system')
export const locale = signal<Locale>('en')

/** Reads what the reader chose before, and from then on keeps and applies what is chosen. */
export function startPreferences(): void {
  theme.value = themeOf(kept('theme'))
  locale.value = kept('locale') === 'zh' ? 'zh' : 'en'
  effect(() => {
    const root = document.documentElement
    if (theme.value === 'system') delete root.dataset.theme
    else root.dataset.theme = theme.value
    keep('theme', theme.value === 'system' ? null : theme.value)
  })
  effect(() => {
    document.documentElement.lang = locale.value
    keep('locale', locale.value === 'en' ? null : locale.value)
  })
}
