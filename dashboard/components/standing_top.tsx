import type { ComponentChildren } from 'preact'
import { fullDate } from '../format/date.ts'
import { withSetting } from '../state/edit.ts'
import { address, go } from '../state/location.ts'
import { locale } from '../state/preference.ts'
import { say } from '../state/say.ts'
import type { Against, Standing } from '../state/standing.ts'
import { words } from '../state/words.ts'
import { AsOfMenu } from './as_of_menu.tsx'
import { ChoiceMenu } from './choice_menu.tsx'
import { ShareButton } from './share_button.tsx'
import { Top } from './top.tsx'

/** How the comparison is called. */
export const againstName = (against: Against, comparedDay: string | null): string =>
  against === 'day' && comparedDay
    ? fullDate(comparedDay, locale.value)
    : say(
        {
          prev: words.monthBefore,
          quarter: words.quarterBefore,
          yoy: words.yearBefore,
          day: words.nothing,
          none: words.nothing,
        }[against],
      )

type Props = {
  title: string
  standing: Standing
  coverage: { firstDay: string; lastDay: string }
  children?: ComponentChildren
}

/** As of which day the page looks, and against which. */
export function StandingTop({ title, standing, coverage, children }: Props) {
  const { day, against, comparedDay } = standing
  const choices = (['prev', 'quarter', 'yoy', 'none'] as const).map((value) => ({
    value,
    name: againstName(value, null),
  }))
  return (
    <Top title={title}>
      {children}
      <AsOfMenu
        asOf={day}
        coverage={coverage}
        onChoose={(chosen) =>
          go(withSetting(address.value, 'as_of', chosen === coverage.lastDay ? null : chosen))
        }
      />
      <ChoiceMenu
        end
        label={say(words.compare)}
        button={
          <>
            {say(words.compare)} <b>{againstName(comparedDay ? against : 'none', comparedDay)}</b>
          </>
        }
        choices={choices}
        value={against}
        onChoose={(vs) => go(withSetting(address.value, 'vs', vs))}
        foot={(close) => (
          <label class="menu-form">
            {say(words.otherDay)}
            <input
              class="field"
              type="date"
              min={coverage.firstDay}
              max={day}
              value={comparedDay ?? ''}
              onChange={(event) => {
                const chosen = event.currentTarget.value
                close()
                if (chosen) go(withSetting(address.value, 'vs', chosen))
              }}
            />
          </label>
        )}
      />
      <ShareButton />
    </Top>
  )
}
