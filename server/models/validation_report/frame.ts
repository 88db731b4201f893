import { el, escaped } from './markup.ts'
import type { Section } from './section.ts'

/** What a page says, before its sections: who it is about, in a sentence and in figures. */
type Page = {
  saved: { modelId: string; name: string }
  sentence: string
  tiles: readonly (readonly [name: string, value: string])[]
  sections: readonly Section[]
  styles: string
  madeAt: Date
}

/** A report as one HTML page that needs nothing else: `styles` are put into it. */
export function page({ saved, sentence, tiles, sections, styles, madeAt }: Page): string {
  const title = `Validation of ${saved.name}`
  const made = madeAt.toISOString().slice(0, 16).replace('T', ' ')
  return `<!doctype html>\n${el(
    'html',
    { lang: 'en' },
    el(
      'head',
      {},
      '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
      el('title', {}, escaped(title)),
      `<style>${styles}</style>`,
    ),
    el(
      'body',
      {},
      el(
        'header',
        {},
        el('h1', {}, escaped(title)),
        el('p', { class: 'sentence' }, escaped(sentence)),
        el('p', { class: 'note' }, escaped(`Made ${made} UTC of model ${saved.modelId}.`)),
        tiles.length === 0
          ? ''
          : el(
              'dl',
              { class: 'tiles' },
              ...tiles.map(([name, value]) =>
                el('div', {}, el('dt', {}, name), el('dd', {}, value)),
              ),
            ),
        el(
          'nav',
          { 'aria-label': 'Sections' },
          ...sections.map(({ id, title }, i) =>
            el('a', { href: `#${id}` }, `${i + 1}. ${escaped(title)}`),
          ),
        ),
      ),
      el(
        'main',
        {},
        ...sections.map(({ id, title, body }, i) =>
          el('section', { id }, el('h2', {}, `${i + 1}. ${escaped(title)}`), body),
        ),
      ),
    ),
  )}\n`
}
