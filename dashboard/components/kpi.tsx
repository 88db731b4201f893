import type { ComponentChildren } from 'preact'

type Props = {
  label: string
  value: ComponentChildren
  note: ComponentChildren
  spark?: ComponentChildren
  /** What the measure is, in full. */
  title?: string
  /** Given where the tile picks the measure of the page. */
  pressed?: boolean
  onPress?: () => void
}

/** A measure with its value, its comparison and its course; it may also pick the page's measure. */
export function Kpi({ label, value, note, spark, title, pressed, onPress }: Props) {
  const inside = (
    <>
      <span class="kpi-label">{label}</span>
      <span class="kpi-line">
        <span class="kpi-value">{value}</span>
        {spark && <span class="not-phone">{spark}</span>}
      </span>
      <span class="kpi-note">{note}</span>
    </>
  )
  return onPress ? (
    <button type="button" class="kpi" title={title} aria-pressed={pressed} onClick={onPress}>
      {inside}
    </button>
  ) : (
    <div class="kpi" title={title}>
      {inside}
    </div>
  )
}
