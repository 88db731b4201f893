import { fullDate } from '../../format/date.ts'
import { modelStates } from '../../state/model_states.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { kindText } from '../models/kind_text.ts'
import type { Model } from './query.ts'
import { w } from './words.ts'

/** What the model is, since when, of what, and whose. */
export function ModelSentence({ model }: { model: Model | undefined | null }) {
  if (!model) return <p class="sentence" />
  const day = (instant: string) => fullDate(instant.slice(0, 10), locale.value)
  return (
    <p class="sentence">
      {say(w.sentence, {
        name: model.name,
        kind: kindText(model),
        state: say(modelStates[model.state]),
        day: day(model.stateSince),
        outcome: model.outcomeDefinition,
      })}{' '}
      {say(w.saved, { actor: model.actor, day: day(model.createdAt) })}
    </p>
  )
}
