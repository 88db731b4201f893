import { Kpi } from '../../components/kpi.tsx'
import { notApplicable } from '../../format/locale.ts'
import { exact } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Model } from './query.ts'
import { w } from './words.ts'

const fixed = (value: number | null | undefined) => value?.toFixed(3) ?? notApplicable

const intervalOf = ({
  aucLower,
  aucUpper,
}: {
  aucLower: number | null
  aucUpper: number | null
}) =>
  aucLower === null || aucUpper === null
    ? notApplicable
    : say(w.interval, { lower: fixed(aucLower), upper: fixed(aucUpper) })

/** The model in figures, of rows it did not learn from. */
export function ModelKpis({ model }: { model: Model | undefined | null }) {
  const language = locale.value
  if (!model) return <div class="kpis" style={{ '--kpis': 6 }} />
  const { heldBack, outOfTime } = model
  return (
    <div class="kpis" style={{ '--kpis': 6 }}>
      <Kpi
        label={say(w.auc)}
        title={say(w.aucTitle, { method: heldBack?.method ?? notApplicable })}
        value={fixed(heldBack?.auc)}
        note={heldBack ? intervalOf(heldBack) : notApplicable}
      />
      <Kpi
        label={say(w.later)}
        title={outOfTime ? intervalOf(outOfTime) : say(w.noLater)}
        value={fixed(outOfTime?.auc)}
        note={outOfTime ? say(w.laterNote, { from: outOfTime.from }) : say(w.noLater)}
      />
      <Kpi
        label={say(w.ks)}
        value={fixed(heldBack?.ks)}
        note={say(w.ksNote, { rows: exact(heldBack?.rows ?? 0, 0, language) })}
      />
      <Kpi
        label={say(w.level)}
        value={heldBack ? percent(heldBack.meanPd, 2, language) : notApplicable}
        note={
          heldBack
            ? say(w.levelNote, { rate: percent(heldBack.badRate, 2, language) })
            : notApplicable
        }
      />
      <Kpi
        label={say(w.brier)}
        value={heldBack?.brier.toFixed(4) ?? notApplicable}
        note={say(w.brierNote)}
      />
      <Kpi
        label={say(w.rows)}
        value={model.rows > 0 ? exact(model.rows, 0, language) : notApplicable}
        note={
          // What others trained does not say of how many rows.
          model.rows === 0 || model.bads === null
            ? notApplicable
            : say(w.bads, { n: exact(model.bads, 0, language) })
        }
      />
    </div>
  )
}
