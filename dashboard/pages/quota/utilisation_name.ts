import { say } from '../../state/say.ts'
import { w } from './words.ts'

/** A band of utilisation as the matrix heads it: 0%, 1–10, over 90; "no line" for none. */
export function utilisationName(band: string): string {
  if (band === 'none' || band === 'null') return say(w.noLine)
  if (band === '0') return say(w.unused)
  const open = /^(?:>|over[_ ]?)?(\d+)\+?$/.exec(band)
  if (open?.[1] && open[1] !== '0') return say(w.over, { n: open[1] })
  return band.replace(/^(\d+)[-_.]+(\d+)%?$/, '$1–$2')
}
