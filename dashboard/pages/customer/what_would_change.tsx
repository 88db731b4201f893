import { useMemo, useState } from 'preact/hooks'
import type { ResultOf } from '../../api/graphql.ts'
import { useQuery } from '../../api/use_query.ts'
import { Panel } from '../../components/panel.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { signedWhole } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { factText } from './fact_text.ts'
import { type Decision, FeatureNamesQuery, WhatWouldChangeQuery } from './query.ts'
import { targetsOf } from './targets.ts'
import { w } from './words.ts'

type Answer = NonNullable<
  NonNullable<ResultOf<typeof WhatWouldChangeQuery>['customer']>['score']
>['whatWouldChange']
type Way = Answer['ways'][number]

type Props = { sourceId: string; decision: Decision }

/** The nearest ways to a better band: what would have to be otherwise, all of a way together. */
export function WhatWouldChange({ sourceId, decision }: Props) {
  const language = locale.value
  const { policy, score } = decision
  const targets = useMemo(() => targetsOf(policy.bands, score ?? 0), [policy.bands, score])
  const [chosen, choose] = useState<string | null>(null)
  const target = targets.find(({ band }) => band === chosen) ?? targets[0]
  const query = useQuery(
    WhatWouldChangeQuery,
    target ? { sourceId, run: decision.run?.runId ?? null, target: target.from } : null,
  )
  const named = useQuery(FeatureNamesQuery, language === 'zh' ? {} : null)
  const zh = useMemo(
    () => new Map(named.data?.features.map(({ name, labelZh }) => [name, labelZh] as const)),
    [named.data],
  )
  const nameOf = ({ feature, label }: Way['changes'][number]) =>
    language === 'zh' ? (zh.get(feature) ?? label) : label
  const needed = (change: Way['changes'][number]) =>
    language === 'zh' ? change.neededZh : change.needed
  const answer = query.data?.customer?.score?.whatWouldChange
  const ways = answer?.ways ?? []
  const shown = ways.length > 0 ? ways : answer?.closest ? [answer.closest] : []
  if (!target)
    return <Panel title={say(w.change)}>{() => <p class="empty">{say(w.changeBest)}</p>}</Panel>
  return (
    <Panel
      title={say(w.changeTo, { score: Math.ceil(target.from), band: target.band })}
      note={say(w.changeNote)}
      queries={[query]}
      tools={
        targets.length > 1 ? (
          <Segmented
            label={say(w.changeBand)}
            choices={targets.map(({ band }) => ({ value: band, name: band }))}
            value={target.band}
            onChoose={choose}
          />
        ) : null
      }
      table={{
        name: 'changes',
        columns: [
          { name: say(w.changeWay), number: true },
          { name: say(w.feature) },
          { name: say(w.value) },
          { name: say(w.changeNeeded) },
          { name: say(w.points), number: true },
        ],
        rows: shown.flatMap(({ changes }, i) =>
          changes.map((change) => [
            String(i + 1),
            nameOf(change),
            factText(change.value, change.unit),
            needed(change),
            change.points.toFixed(1),
          ]),
        ),
      }}
    >
      {() => (
        <>
          {ways.length === 0 && (
            <p class="muted">
              {answer?.closest
                ? say(w.changeClosest, { score: Math.floor(answer.closest.score) })
                : say(w.changeNone)}
            </p>
          )}
          <ol class="told changes">
            {shown.map(({ changes, score: reached }, i) => (
              <li key={changes.map(({ feature }) => feature).join()}>
                <span>
                  <span class="badge">{i + 1}</span>
                </span>
                <span>
                  {changes.map((change) => (
                    <span key={change.feature} class="change">
                      {nameOf(change)}
                      <small>
                        {factText(change.value, change.unit)} → {needed(change)},{' '}
                        {signedWhole(change.points)}
                      </small>
                    </span>
                  ))}
                </span>
                <em>{Math.floor(reached + 1e-6)}</em>
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  )
}
