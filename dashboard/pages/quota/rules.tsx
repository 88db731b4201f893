import { useEffect, useMemo, useState } from 'preact/hooks'
import { toNumber } from '../../api/decimal.ts'
import { money } from '../../api/lender.ts'
import { reasonBars } from '../../charts/reason_bars/reason_bars.ts'
import { Panel } from '../../components/panel.tsx'
import { Figure } from '../../marks/figure.tsx'
import type { Address } from '../../state/address.ts'
import { choiceOf, choose, leaveOut } from '../../state/choose.ts'
import { withoutFilter } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { remember } from '../../state/names.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { words } from '../../state/words.ts'
import { ruleLabel, ruleText } from './rule_text.ts'
import type { SummaryAnswer } from './use_summary.ts'
import { w } from './words.ts'

// As many as stand beside the outcomes of five bands.
const folded = 9

/** Rules by how many they decided for, and how many they also touched. */
export function Rules({ here, answer }: { here: Address; answer: SummaryAnswer }) {
  const rules = answer.data?.decisionSummary.rules
  const language = locale.value
  const unit = money.value
  const title = say(w.decidedWhat)
  const [open, setOpen] = useState(false)
  const ordered = useMemo(
    () => [...(rules ?? [])].sort((a, b) => b.binding - a.binding || b.hit - a.hit),
    [rules],
  )
  useEffect(
    () =>
      remember(
        'rule',
        (rules ?? []).map((rule) => [rule.rule, ruleLabel(rule)] as const),
      ),
    [rules, language],
  )
  const draw = useMemo(() => {
    const { selected, excluded } = choiceOf(here, 'rule')
    const named = (rule: string) => selected.includes(rule) || excluded.includes(rule)
    const rows = ordered
      .filter(({ rule }, i) => open || i < folded || named(rule))
      .map((rule) => ({
        key: rule.rule,
        name: ruleLabel(rule),
        binding: rule.binding,
        hit: rule.hit,
        // A rule that stops, not lowers, takes nothing away.
        cut: rule.rule === 'target' ? null : toNumber(rule.meanCut) || null,
        neutral: rule.rule === 'target',
      }))
    return (width: number) =>
      reasonBars(rows, {
        width,
        label: title,
        locale: language,
        measure: unit,
        ruleName: say(w.ruleName),
        countTitle: say(w.countTitle),
        cutTitle: say(w.cutTitle),
        selected,
        excluded,
        on: {
          include: (key) => go(choose(address.value, 'rule', key)),
          exclude: (key) => go(leaveOut(address.value, 'rule', key)),
          clear: () => go(withoutFilter(address.value, 'rule')),
        },
      })
  }, [ordered, open, here, title, language, unit])
  return (
    <Panel
      title={title}
      note={say(w.decidedNote)}
      queries={[answer]}
      room={240}
      table={{
        name: 'rules',
        columns: [
          { name: say(w.ruleName) },
          { name: say(w.tells) },
          { name: say(w.binding), number: true },
          { name: say(w.alsoHit), number: true },
          { name: say(w.cutTitle), number: true },
        ],
        rows: (rules ?? []).map((rule) => [ruleText(rule), rule.binding, rule.hit, rule.meanCut]),
      }}
    >
      {() =>
        ordered.length === 0 ? (
          <p class="empty">{say(words.noRows)}</p>
        ) : (
          <>
            <Figure draw={draw} />
            {ordered.length > folded && (
              <button
                type="button"
                class="link fold"
                aria-expanded={open}
                onClick={() => setOpen(!open)}
              >
                {say(open ? w.fewerRules : w.moreRules, { n: ordered.length - folded })}
              </button>
            )}
          </>
        )
      }
    </Panel>
  )
}
