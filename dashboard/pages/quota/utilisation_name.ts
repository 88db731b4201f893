import { say } from '../../state/say.ts'
import { w } from './words.ts'

/** A band of utilisation in words: 1–10%, over 90%; customers without a line have none. */
export function utilisationName(band: string): string {
  if (band === 'new') return say(w.noLine)
  const over = /^over (.+)$/.exec(band)
  return over?.[1] ? say(w.over, { n: over[1] }) : band
}

/** The same over a column, where the title says it is a share: 1–10. */
export const utilisationHead = (band: string): string =>
  band === '0%' ? band : utilisationName(band).replace('%', '')
