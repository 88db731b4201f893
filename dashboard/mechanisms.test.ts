import { existsSync, readFileSync } from 'node:fs'
import { buildSchema, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { ENTRIES } from './components/navigation.ts'
import { SECTIONS as paymentSections } from './pages/payments/keys.ts'
import { SECTIONS as portfolioSections } from './pages/portfolio/keys.ts'

const server = new URL('../server/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, server), 'utf8')

const glossary = read('GLOSSARY.md').split('## Where each mechanism is')[1] ?? ''
const rows = glossary
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))

const schema = buildSchema(read('graphql/schema.graphql'))

const sections: Record<string, readonly { id: string }[]> = {
  payments: paymentSections,
  portfolio: portfolioSections,
}
const paths = ENTRIES.flatMap(({ page, href }) => [
  href,
  ...(sections[page] ?? []).map(({ id }) => `${href}/${id}`),
])

const found = (cell: string | undefined, pattern: RegExp): string[] =>
  [...(cell ?? '').matchAll(pattern)].map(([, text]) => text ?? '')

describe('the table of mechanisms', () => {
  it('has rows', () => expect(rows.length).toBeGreaterThan(12))

  it.each(rows.map((row) => [row[1] ?? '', row] as const))('%s', (_, row) => {
    const [, , code, api, page] = row
    const links = found(code, /\]\(([^)]+)\)/g)
    const fields = found(api, /`(\w+\.\w+)`/g)
    const pages = found(page, /`([^`]+)`/g)
    expect([links.length, fields.length, pages.length]).not.toContain(0)
    for (const link of links) expect(existsSync(new URL(link, server)), link).toBe(true)
    for (const field of fields) {
      const [type = '', name = ''] = field.split('.')
      const known = schema.getType(type)
      expect(isObjectType(known) && known.getFields()[name] !== undefined, field).toBe(true)
    }
    for (const path of pages) expect(paths, path).toContain(path)
  })

  it('names every relation of the portfolio', () => {
    const portfolio = schema.getType('Portfolio')
    const relations = isObjectType(portfolio) ? Object.keys(portfolio.getFields()) : []
    const clocks = ['asOf', 'knownAt', 'compareTo']
    const named = found(glossary, /`Portfolio\.(\w+)`/g)
    expect(relations.filter((name) => !clocks.includes(name) && !named.includes(name))).toEqual([])
  })
})
