/** What a benchmark found: its own times beside the limit's, taken in turn in the same run. */
export interface Finding {
  /** Seconds of each counted run. */
  ours: number[]
  /** Seconds of the bare statement or the peer, run in turn with ours; empty where there is none. */
  limit: number[]
  /** Rows handled in one run; turns seconds into rows a second. */
  rows: number
}

export interface Context {
  /** Transactions to work on. */
  rows: number
  /** Folder for the bench's files, removed afterwards. */
  dir: string
  runs: number
}

/** A claim of ours and the code that shows it or fails to. */
export interface Bench {
  name: string
  /** The claim in words, with its target. */
  claim: string
  /** What the limit is: printed beside its time. */
  limitName: string
  /** What `ours` and `limit` are; seconds unless said. */
  unit?: 'AUC'
  /** A file of real data, which not every machine has. */
  needs?: string
  run(context: Context): Promise<Finding>
  /** Whether the finding meets the target. */
  met(finding: Finding): boolean
}

/** NaN for none. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length

/** The middle value, or the mean of the two middle ones. NaN for none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Quantile by linear interpolation between order statistics. NaN for no values. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * p
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}

/** Seconds of calls in words: "p50 14.9 ms, p99 28.7 ms over 300 calls". */
export function latencyText(seconds: readonly number[]): string {
  const [p50, p99] = [0.5, 0.99].map((p) => (quantile(seconds, p) * 1000).toFixed(1))
  return `p50 ${p50} ms, p99 ${p99} ms over ${seconds.length} calls`
}

/** Seconds that `work` took. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Runs the two in turn, A B A B, after one warm-up of each, so that a drifting machine hurts both alike. */
export async function inTurn(
  runs: number,
  ours: () => Promise<unknown>,
  limit: () => Promise<unknown>,
): Promise<{ ours: number[]; limit: number[] }> {
  const times = { ours: [] as number[], limit: [] as number[] }
  for (let i = -1; i < runs; i++) {
    const a = await time(ours)
    const b = await time(limit)
    if (i < 0) continue
    times.ours.push(a)
    times.limit.push(b)
  }
  return times
}

/** The median of ours over the median of the limit. */
export const ratio = (finding: Finding): number => median(finding.ours) / median(finding.limit)
