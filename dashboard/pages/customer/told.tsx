import { Panel } from '../../components/panel.tsx'
import { signedWhole } from '../../format/share.ts'
import { say } from '../../state/say.ts'
import type { Decision } from './query.ts'
import { toldAgainst } from './told_against.ts'
import { w } from './words.ts'

type Against = keyof typeof toldAgainst

const kindOf = ({ model }: Decision) => (model.reasonBaseline?.kind ?? 'mean') as Against

/** The reasons as the customer reads them, in both languages, with the points they cost. */
export function Told({ decision }: { decision: Decision }) {
  const reasons = [...decision.reasons].sort((a, b) => a.rank - b.rank).slice(0, 4)
  return (
    <Panel
      title={say(w.told)}
      note={say(toldAgainst[kindOf(decision)], {
        cutoff: decision.model.reasonBaseline?.cutoff ?? 0,
      })}
      table={{
        name: 'reasons',
        columns: [{ name: 'English' }, { name: '中文' }, { name: say(w.points), number: true }],
        rows: reasons.map(({ text, textZh, shortfall }) => [text, textZh, (-shortfall).toFixed(1)]),
      }}
    >
      {() =>
        reasons.length === 0 ? (
          <p class="empty">{say(w.toldNothing)}</p>
        ) : (
          <ol class="told">
            {reasons.map(({ feature, rank, text, textZh, shortfall }) => (
              <li key={feature}>
                <span>
                  <span class="badge">{rank}</span>
                </span>
                <span>
                  <span lang="en">{text}</span>
                  <small lang="zh">{textZh}</small>
                </span>
                <em>{signedWhole(-Math.abs(shortfall))}</em>
              </li>
            ))}
          </ol>
        )
      }
    </Panel>
  )
}
