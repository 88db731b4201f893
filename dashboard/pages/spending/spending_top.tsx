import { lender } from '../../api/lender.ts'
import { ChoiceMenu } from '../../components/choice_menu.tsx'
import { ShareButton } from '../../components/share_button.tsx'
import { Top } from '../../components/top.tsx'
import { fullDate } from '../../format/date.ts'
import { withoutFilter, withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { addMonths } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { words } from '../../state/words.ts'
import { exportHref } from './export_href.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

/** As of which day, against what; the address to share and the rows to take away. */
export function SpendingTop({ scope }: { scope: Scope }) {
  const comparisons = [
    { value: 'prev', name: say(w.previous) },
    { value: 'yoy', name: say(w.yearEarlier) },
    { value: 'none', name: say(w.nothing) },
  ]
  return (
    <Top title={say(w.spending)}>
      <AsOf scope={scope} />
      <ChoiceMenu
        end
        label={say(w.compare)}
        button={
          <>
            {say(w.compare)}{' '}
            <b>{comparisons.find(({ value }) => value === scope.comparison)?.name}</b>
          </>
        }
        choices={comparisons}
        value={scope.comparison}
        onChoose={(vs) => go(withSetting(address.value, 'vs', vs))}
      />
      <ShareButton />
      <a class="button wide-only" href={exportHref(scope)} download="transactions.csv">
        {say(words.export)}
      </a>
    </Top>
  )
}

function AsOf({ scope }: { scope: Scope }) {
  const { firstDay, lastDay } = scope.coverage
  const choose = (day: string) =>
    go(withSetting(withoutFilter(address.value, 'paid'), 'as_of', day === lastDay ? null : day))
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
            {say(words.asOf)} <b>{fullDate(scope.asOf, locale.value)}</b>
          </>
        }
        choices={days.map((day, i) => ({
          value: day,
          name: fullDate(day, locale.value),
          ...(i === 0 ? { note: say(w.lastDay) } : {}),
        }))}
        value={scope.asOf}
        onChoose={choose}
        foot={(close) => (
          <label class="menu-form">
            {say(w.otherDay)}
            <input
              class="field"
              type="date"
              min={firstDay}
              max={lastDay}
              value={scope.asOf}
              onChange={(event) => {
                const day = event.currentTarget.value
                close()
                if (day && lender.value) choose(day)
              }}
            />
          </label>
        )}
      />
    </span>
  )
}
