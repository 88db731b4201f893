import { locale } from './preference.ts'

/** The same words in English and in Chinese; `{name}` stands for a value. */
export type Words = readonly [en: string, zh: string]

/** Words in the reader's language with their values put in. */
export const say = ([en, zh]: Words, values: Record<string, string | number> = {}): string =>
  (locale.value === 'zh' ? zh : en).replace(/\{(\w+)\}/g, (all, key: string) =>
    String(values[key] ?? all),
  )
