import { render } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { Calibration } from './calibration.tsx'
import type { Example, ExampleChoice } from './charts/example.ts'
import { charts } from './charts/gallery_list.ts'
import { Figure } from './marks/figure.tsx'
import { Brand } from './marks/icons.tsx'

const asked = new URLSearchParams(location.search)

function Shown({ example }: { example: Example }) {
  const [choice, setChoice] = useState<ExampleChoice>({})
  const draw = useCallback(
    (width: number) => {
      const toggled = (keys: readonly string[] | undefined, key: string) =>
        keys?.includes(key) ? keys.filter((other) => other !== key) : [...(keys ?? []), key]
      return example.draw(width, {
        ...choice,
        include: (key) => setChoice({ ...choice, selected: toggled(choice.selected, key) }),
        exclude: (key) => setChoice({ ...choice, excluded: toggled(choice.excluded, key) }),
        clear: () => setChoice({}),
      })
    },
    [example, choice],
  )
  return (
    <section class={`panel span-${example.span ?? 6}`}>
      <div class="panel-head">
        <h3>{example.name}</h3>
        <span class="panel-note">{example.note}</span>
      </div>
      <Figure draw={draw} reading />
    </section>
  )
}

function rows(examples: readonly Example[]): Example[][] {
  const found: Example[][] = []
  let room = 0
  for (const example of examples) {
    const span = example.span ?? 6
    if (span > room) {
      found.push([])
      room = 12
    }
    found.at(-1)?.push(example)
    room -= span
  }
  return found
}

function ThemeChoice() {
  const [theme, setTheme] = useState(asked.get('theme') ?? 'light')
  document.documentElement.dataset.theme = theme
  return (
    <span class="segmented">
      {['light', 'dark'].map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={theme === name}
          onClick={() => setTheme(name)}
        >
          {name === 'light' ? 'Light' : 'Dark'}
        </button>
      ))}
    </span>
  )
}

function Gallery() {
  const only = asked.get('chart')
  return (
    <main class="sheet gallery">
      <header class="top">
        <Brand />
        <h1>Gallery of charts</h1>
        <span class="spacer" />
        <ThemeChoice />
      </header>
      {Object.entries(charts)
        .filter(([name]) => !only || only === name)
        .map(([name, examples]) => (
          <section key={name} aria-label={name}>
            <div class="notice">
              <h2 class="strong">
                <a href={`?chart=${name}`}>{name}</a>
              </h2>
            </div>
            {rows(examples).map((row) => (
              <div class="panels" key={row[0]?.name}>
                {row.map((example) => (
                  <Shown key={example.name} example={example} />
                ))}
              </div>
            ))}
          </section>
        ))}
      {(!only || only === 'calibration') && <Calibration />}
    </main>
  )
}

render(<Gallery />, document.getElementById('app') as HTMLElement)
