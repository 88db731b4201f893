import { examples as bandStrip } from './band_strip/examples.ts'
import { examples as beforeAfter } from './before_after/examples.ts'
import { examples as bridge } from './bridge/examples.ts'
import { examples as brushStrip } from './brush_strip/examples.ts'
import { examples as calibration } from './calibration/examples.ts'
import type { Example } from './example.ts'
import { examples as funnel } from './funnel/examples.ts'
import { examples as histogram } from './histogram/examples.ts'
import { examples as hourHeatmap } from './hour_heatmap/examples.ts'
import { examples as intervals } from './intervals/examples.ts'
import { examples as leaderboard } from './leaderboard/examples.ts'
import { examples as matrix } from './matrix/examples.ts'
import { examples as miniStaircase } from './mini_staircase/examples.ts'
import { examples as moves } from './moves/examples.ts'
import { examples as outcomeBars } from './outcome_bars/examples.ts'
import { examples as reasonBars } from './reason_bars/examples.ts'
import { examples as rocCurve } from './roc_curve/examples.ts'
import { examples as sparkline } from './sparkline/examples.ts'
import { examples as staircase } from './staircase/examples.ts'
import { examples as timeSeries } from './time_series/examples.ts'
import { examples as timeline } from './timeline/examples.ts'
import { examples as vintageFan } from './vintage_fan/examples.ts'
import { examples as waterfall } from './waterfall/examples.ts'

/** Every chart there is, by the name of its folder. */
export const charts: Record<string, readonly Example[]> = {
  time_series: timeSeries,
  brush_strip: brushStrip,
  leaderboard,
  hour_heatmap: hourHeatmap,
  histogram,
  matrix,
  before_after: beforeAfter,
  reason_bars: reasonBars,
  outcome_bars: outcomeBars,
  timeline,
  waterfall,
  staircase,
  sparkline,
  mini_staircase: miniStaircase,
  band_strip: bandStrip,
  vintage_fan: vintageFan,
  moves,
  funnel,
  bridge,
  intervals,
  roc_curve: rocCurve,
  calibration,
}
