import { fullDate } from '../format/date.ts'
import { addMonths } from '../state/period.ts'
import { locale } from '../state/preference.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { ChoiceMenu } from './choice_menu.tsx'

type Props = {
  asOf: string
  coverage: { firstDay: string; lastDay: string }
  onChoose: (day: string) => void
}

/** Up to and with which day the page looks. */
export function AsOfMenu({ asOf, coverage: { firstDay, lastDay }, onChoose }: Props) {
  const days = [0, -3, -6, -12]
    .map((months) => addMonths(lastDay, months))
    .filter((day) => day > firstDay)
  return (
    <span class="not-phone">
      <ChoiceMenu
        end
        label={say(words.asOf)}
        button={
          <>
            {say(words.asOf)} <b>{fullDate(asOf, locale.value)}</b>
          </>
        }
        choices={days.map((day, i) => ({
          value: day,
          name: fullDate(day, locale.value),
          ...(i === 0 ? { note: say(words.lastDay) } : {}),
        }))}
        value={asOf}
        onChoose={onChoose}
        foot={(close) => (
          <label class="menu-form">
            {say(words.otherDay)}
            <input
              class="field"
              type="date"
              min={firstDay}
              max={lastDay}
              value={asOf}
              onChange={(event) => {
                const day = event.currentTarget.value
                close()
                if (day) onChoose(day)
              }}
            />
          </label>
        )}
      />
    </span>
  )
}
