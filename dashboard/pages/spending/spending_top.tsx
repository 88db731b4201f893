import { AsOfMenu } from '../../components/as_of_menu.tsx'
import { ChoiceMenu } from '../../components/choice_menu.tsx'
import { ShareButton } from '../../components/share_button.tsx'
import { Top } from '../../components/top.tsx'
import { withoutFilter, withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
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
      <AsOfMenu
        asOf={scope.asOf}
        coverage={scope.coverage}
        onChoose={(day) =>
          go(
            withSetting(
              withoutFilter(address.value, 'paid'),
              'as_of',
              day === scope.coverage.lastDay ? null : day,
            ),
          )
        }
      />
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
