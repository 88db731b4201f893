import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import { currency, money } from '../../api/lender.ts'
import { staircase } from '../../charts/staircase/staircase.ts'
import { Panel } from '../../components/panel.tsx'
import { wholeMoney } from '../../format/money.ts'
import { Figure } from '../../marks/figure.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { ruleLabel, ruleName } from '../quota/rule_text.ts'
import { utilisationName } from '../quota/utilisation_name.ts'
import type { Decision } from './query.ts'
import { w } from './words.ts'

const textOf = (hit: Decision['ruleHits'][number]): string =>
  locale.value === 'zh' ? hit.textZh : hit.text

function rowsOf(decision: Decision) {
  const target = toNumber(decision.target)
  const { band, utilisationBand, currentLimit } = decision
  const note =
    currentLimit === null || utilisationBand === null || utilisationBand === 'new'
      ? say(w.targetNew, { band: band ?? '' })
      : say(w.targetNote, { band: band ?? '', utilisation: utilisationName(utilisationBand) })
  const caps = decision.ruleHits
    .filter(({ rule, stage, cap }) => cap !== null && rule !== 'target' && stage !== 'target')
    .map((hit) => ({
      key: hit.rule,
      // English rules have a short name; in Chinese the rule itself is short.
      ...(locale.value === 'zh'
        ? { name: ruleLabel(hit) }
        : { name: ruleName(hit.rule), note: hit.text }),
      value: toNumber(hit.cap),
      role: hit.stage.includes('floor') ? ('floor' as const) : ('cap' as const),
    }))
  const rows = [
    ...(target === null
      ? []
      : [{ key: 'target', name: say(w.target), note, value: target, role: 'target' as const }]),
    ...caps,
  ]
  return rows.sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.role === 'target' ? -1 : 1))
}

/** How the quota came about: the target, each cap that applied, and the one that binds. */
export function WhyQuota({ decision }: { decision: Decision }) {
  const language = locale.value
  const unit = money.value
  const quota = toNumber(decision.quota)
  const frozen = decision.outcome === 'freeze'
  const title = frozen
    ? say(w.whyFrozen)
    : quota === null
      ? say(w.whyNoQuota)
      : say(w.whyQuota, { amount: wholeMoney(quota, currency.value, language) })
  const draw = useMemo(() => {
    const rows = rowsOf(decision)
    return (width: number) =>
      staircase(rows, {
        width,
        label: title,
        locale: language,
        measure: unit,
        old: toNumber(decision.currentLimit),
        quota: quota ?? 0,
        binding: decision.bindingRule ?? undefined,
      })
  }, [decision, quota, title, language, unit])
  // Rules that refuse or freeze have no amount: they are said, not drawn.
  const stopping = decision.ruleHits.filter(({ cap, rule }) => cap === null && rule !== 'target')
  // Where one of them decided, the caps did not.
  const stopped = stopping.some(({ binding }) => binding)
  const drawable = quota !== null && !stopped && rowsOf(decision).length > 0
  return (
    <Panel
      title={title}
      note={drawable ? say(w.whyQuotaNote) : labelOf('decision', decision.outcome)}
      tools={<span class="not-phone">{`${say(w.policy)} ${decision.policy.version}`}</span>}
      table={{
        name: 'quota',
        columns: [
          { name: say(w.rule) },
          { name: say(w.stage) },
          { name: say(w.cap), number: true },
          { name: say(w.binds) },
        ],
        rows: decision.ruleHits.map((hit) => [
          textOf(hit),
          hit.stage,
          hit.cap,
          hit.binding ? '●' : '',
        ]),
      }}
    >
      {() => (
        <>
          {decision.outcome === 'unevaluable' && <p class="muted">{say(w.unevaluable)}</p>}
          {frozen && <p class="muted">{say(w.frozen)}</p>}
          {stopping.length > 0 && (
            <ul class="stopping">
              {stopping.map((hit) => (
                <li key={hit.rule} class={hit.binding ? 'strong' : ''}>
                  <span class="bad" aria-hidden="true">
                    ◆
                  </span>{' '}
                  {textOf(hit)}
                </li>
              ))}
            </ul>
          )}
          {drawable && <Figure draw={draw} />}
        </>
      )}
    </Panel>
  )
}
