import { useEffect, useState } from 'preact/hooks'
import { graphql } from '../api/graphql.ts'
import { useQuery } from '../api/use_query.ts'
import { parseAddress } from '../state/address.ts'
import { go } from '../state/location.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { Drawer } from './drawer.tsx'
import { ENTRIES } from './navigation.ts'

const FindQuery = graphql(`
  query Find($search: String!) {
    customers(first: 8, filter: { search: $search }) {
      edges { node { id sourceId place { name } joinedOn } }
    }
  }
`)

type Found = { key: string; href: string; name: string; note: string }

/** Finds a customer by id, or a page by name. */
export function Finder({ close }: { close: () => void }) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 120)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useQuery(FindQuery, asked ? { search: asked } : null)

  const pages: Found[] = ENTRIES.map((entry) => ({
    key: entry.page,
    href: entry.href,
    name: say(entry.words),
    note: say(words.pagesHead),
  })).filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
  const people: Found[] = (asked ? (data?.customers.edges ?? []) : []).map(({ node }) => ({
    key: node.id,
    href: `/customers/${encodeURIComponent(node.sourceId)}`,
    name: node.sourceId,
    note: node.place?.name ?? '',
  }))
  const found = [...people, ...pages]
  const chosen = found[Math.min(at, found.length - 1)]
  const open = (to: Found) => {
    close()
    go(parseAddress(to.href))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) setAt(Math.max(0, Math.min(found.length - 1, at + step)))
    else if (event.key === 'Enter' && chosen) open(chosen)
    else return
    event.preventDefault()
  }
  return (
    <Drawer title={say(words.find)} close={close} class="finder-dialog">
      <input
        class="field finder-field"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="found"
        aria-activedescendant={chosen ? `found-${chosen.key}` : undefined}
        aria-label={say(words.findHint)}
        placeholder={say(words.findHint)}
        autocomplete="off"
        spellcheck={false}
        autofocus
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="found" role="listbox" aria-label={say(words.find)} class="found">
        {found.map((each) => (
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={each.key}
            id={`found-${each.key}`}
            role="option"
            class="menu-item"
            aria-selected={each === chosen}
            onClick={() => open(each)}
          >
            {each.name}
            <span class="menu-note">{each.note}</span>
          </div>
        ))}
      </div>
      {text && found.length === 0 && <p class="muted">{say(words.findNothing, { what: text })}</p>}
    </Drawer>
  )
}
