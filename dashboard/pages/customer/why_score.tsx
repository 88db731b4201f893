import { useMemo } from 'preact/hooks'
import { type Query, useQuery } from '../../api/use_query.ts'
import { waterfall } from '../../charts/waterfall/waterfall.ts'
import { Panel } from '../../components/panel.tsx'
import { Figure } from '../../marks/figure.tsx'
import { modelStates } from '../../state/model_states.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { words } from '../../state/words.ts'
import { factText } from './fact_text.ts'
import { type Decision, FeatureNamesQuery, type Score } from './query.ts'
import { waterfallRows } from './waterfall_rows.ts'
import { w } from './words.ts'

type Props = { query: Query<unknown>; score: Score | null; decision: Decision | undefined }

/** From the average customer to this score: a bar a characteristic, the reasons numbered. */
export function WhyScore({ query, score, decision }: Props) {
  const language = locale.value
  const title = score ? say(w.why, { score: Math.round(score.score) }) : say(w.whyNone)
  const bands = decision?.policy.bands
  const named = useQuery(FeatureNamesQuery, language === 'zh' ? {} : null)
  const zh = useMemo(
    () =>
      new Map(
        language === 'zh'
          ? named.data?.features.map(({ name, labelZh }) => [name, labelZh] as const)
          : [],
      ),
    [named.data, language],
  )
  const draw = useMemo(() => {
    const rows = score
      ? waterfallRows(
          score,
          ({ feature, label }) => zh.get(feature) ?? label,
          (n) => say(w.others, { n }),
        )
      : []
    const ordered = [...(bands ?? [])].sort(
      (a, b) => (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY),
    )
    const edges = ordered.flatMap((band, i) => {
      const below = ordered[i - 1]
      if (!below || band.from === null) return []
      const name = (id: string) => say(w.bandName, { band: id })
      return [{ at: band.from, below: name(below.id), above: name(band.id) }]
    })
    return (width: number) =>
      waterfall(rows, {
        width,
        label: title,
        locale: language,
        start: score?.meanScore ?? 0,
        startName: say(w.average),
        endName: say(w.score),
        edges,
      })
  }, [score, bands, zh, title, language])
  return (
    <Panel
      title={title}
      note={score ? say(w.whyNote) : undefined}
      queries={[query]}
      room={340}
      tools={
        score ? (
          <span class="not-phone">
            {[
              score.model.name,
              ...(score.segment === null ? [] : [say(w.cardOf, { segment: score.segment })]),
              say(modelStates[score.model.state]),
            ].join(', ')}
          </span>
        ) : null
      }
      table={
        score
          ? {
              name: 'score',
              columns: [
                { name: say(w.feature) },
                { name: say(w.value) },
                { name: say(w.points), number: true },
                { name: say(w.meanPoints), number: true },
              ],
              rows: score.points.map((point) => [
                zh.get(point.feature) ?? point.label,
                factText(point.value, point.unit),
                point.points.toFixed(1),
                point.mean.toFixed(1),
              ]),
            }
          : undefined
      }
    >
      {() => (score ? <Figure draw={draw} /> : <p class="empty">{say(words.noRows)}</p>)}
    </Panel>
  )
}
