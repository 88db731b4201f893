import { useLayoutEffect, useRef } from 'preact/hooks'
import { formatAddress } from '../state/address.ts'
import { address } from '../state/location.ts'
import { say, type Words } from '../state/say.ts'

export type SectionName = { id: string; words: Words }

/** The section of the address; the first one where it names none of them. */
export const sectionOf = <S extends SectionName>(sections: readonly S[]): S => {
  const found = sections.find(({ id }) => id === address.value.id) ?? sections[0]
  if (!found) throw new Error('a page has at least one section')
  return found
}

/** Path of a section: as of the same day, against the same, without what only another one knows. */
export function sectionHref(sections: readonly SectionName[], id: string): string {
  const { page, settings } = address.value
  const { as_of, vs } = settings
  return formatAddress({
    page,
    id: id === sections[0]?.id ? null : id,
    filters: {},
    settings: { ...(as_of ? { as_of } : {}), ...(vs ? { vs } : {}) },
  })
}

/** The parts of a page that is too long for one sheet, by name; the address has the one shown. */
export function Sections({ sections, label }: { sections: readonly SectionName[]; label: string }) {
  const shown = sectionOf(sections)
  const host = useRef<HTMLElement>(null)
  // Where they do not all fit, the one shown is in sight.
  useLayoutEffect(() => {
    const current = host.current?.querySelector<HTMLElement>('[aria-current]')
    if (host.current && current)
      host.current.scrollLeft = current.offsetLeft - host.current.clientWidth / 3
  }, [shown.id])
  return (
    <nav ref={host} class="sections" aria-label={label}>
      {sections.map(({ id, words }) => (
        <a
          key={id}
          href={sectionHref(sections, id)}
          {...(id === shown.id ? { 'aria-current': 'page' as const } : {})}
        >
          {say(words)}
        </a>
      ))}
    </nav>
  )
}
