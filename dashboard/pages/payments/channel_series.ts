import { labelOf, namesOf } from '../../api/codes.ts'
import type { Series } from '../../charts/time_series/options.ts'
import { channelColour } from '../../marks/colour.ts'

/** The channels that occur, in the order of the vocabulary, each in its own colour. */
export const channelSeries = (channels: readonly string[]): Series[] =>
  namesOf('channel')
    .filter((key) => channels.includes(key))
    .map((key) => ({ key, name: labelOf('channel', key), colour: channelColour(key) }))
