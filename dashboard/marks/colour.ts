/** A token of tokens.css that fills a mark. */
export type Colour =
  | `c${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | `seq-${1 | 2 | 3 | 4 | 5 | 6 | 7}`
  | `div-${1 | 2 | 3 | 4 | 5 | 6 | 7}`
  | 'accent'
  | 'bar'
  | 'bar-2'
  | 'before'
  | 'good'
  | 'bad'
  | 'ink-3'

const channels: readonly string[] = [
  'online',
  'scan',
  'flash',
  'counter',
  'card',
  'transfer',
  'cash',
  'direct_debit',
]

/** The colour of the nth series; past eight it is "Other" and grey. */
export const seriesColour = (index: number): Colour =>
  index >= 0 && index < 8 ? (`c${index + 1}` as Colour) : 'before'

/** A channel keeps its colour on every page: online c1, scan c2, flash c3. */
export const channelColour = (channel: string): Colour =>
  seriesColour(channels.indexOf(channel.toLowerCase()))

/** Fill of the diverging step for a relative change, −15% and less to +15% and more. */
export function changeStep(change: number | null): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const size = Math.abs(change ?? 0)
  const steps = size <= 0.015 ? 0 : size <= 0.08 ? 1 : size <= 0.15 ? 2 : 3
  return ((change ?? 0) < 0 ? 4 - steps : 4 + steps) as 1 | 2 | 3 | 4 | 5 | 6 | 7
}

/** Sequential step for a value between nothing and the greatest. */
export const rampStep = (value: number, greatest: number): 1 | 2 | 3 | 4 | 5 | 6 | 7 =>
  (greatest <= 0 ? 1 : Math.max(1, Math.min(7, 1 + Math.floor((value / greatest) * 6.99)))) as
    | 1
    | 2
    | 3
    | 4
    | 5
    | 6
    | 7

export const paint = (colour: Colour | string): string => `var(--${colour})`
