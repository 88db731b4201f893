import { boundKeys } from '../state/keys.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { Drawer } from './drawer.tsx'

const CHART_KEYS = [
  ['← ↑ ↓ →', words.chartArrows],
  ['Enter', words.chartEnter],
  ['Shift Enter', words.chartShiftEnter],
  ['t', words.chartTable],
  ['Esc', words.chartEscape],
  ['Enter', words.rowEnter],
] as const

/** Every key that does something here. */
export function KeyList({ close }: { close: () => void }) {
  const lines = [...boundKeys().map((deed) => [deed.keys, deed.words] as const), ...CHART_KEYS]
  return (
    <Drawer title={say(words.keys)} close={close}>
      <dl class="key-list">
        {lines.map(([keys, what]) => (
          <div key={keys + what[0]}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  )
}
