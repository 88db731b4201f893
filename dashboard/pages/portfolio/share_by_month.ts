import type { Series, TimeRow } from '../../charts/time_series/options.ts'
import { timeSeries } from '../../charts/time_series/time_series.ts'
import type { Locale } from '../../format/locale.ts'

/** Draws shares at month ends, a line a series, in the width that there is. */
export const shareByMonth =
  (
    rows: readonly TimeRow[],
    given: { series: readonly Series[]; label: string; locale: Locale; height: number },
  ) =>
  (width: number): SVGSVGElement =>
    timeSeries(rows, { ...given, width, measure: { kind: 'share' }, grain: 'month' })
