import { say } from '../../state/say.ts'
import { w } from './words.ts'

interface Band {
  id: string
  from: number | null
  label: string
}

/** The scores of a band in words: "720 and up", "680–719", "below 600". */
export function bandNote(bands: readonly Band[], id: string): string {
  const band = bands.find((each) => each.id === id)
  if (!band) return ''
  const above = bands
    .map(({ from }) => from)
    .filter((from): from is number => from !== null && from > (band.from ?? -Infinity))
    .sort((a, b) => a - b)[0]
  if (band.from === null) return above === undefined ? '' : say(w.below, { n: above })
  return above === undefined ? say(w.andUp, { n: band.from }) : `${band.from}–${above - 1}`
}
