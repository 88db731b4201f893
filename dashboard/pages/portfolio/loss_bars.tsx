import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { money } from '../../api/lender.ts'
import { leaderboard } from '../../charts/leaderboard/leaderboard.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, ExpectedLossQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

type Props = {
  scope: Scope
  answer: Answer<typeof ExpectedLossQuery>
  by: 'bucket' | 'scoreBand'
}

const nameOf = (by: Props['by'], value: string | number | null): string => {
  if (by === 'scoreBand') return value === null ? say(w.noScore) : `${value}–${Number(value) + 49}`
  if (value === null) return say(w.neverBilled)
  return value === 'current' ? labelOf('bucket', value) : String(value)
}

/** Expected loss by how late, or by how good, the facilities are. */
export function LossBars({ scope, answer, by }: Props) {
  const language = locale.value
  const unit = money.value
  const { versus } = scope
  const rows = answer.data?.portfolio.expectedLoss.rows
  const title = say(by === 'bucket' ? w.lossByBucket : w.lossByBand)
  const draw = useMemo(() => {
    type Sum = { value: number | null; before: number | null }
    const sums = new Map<string | number | null, Sum>()
    // Without a PD there is no loss to tell, which is not a loss of nothing.
    const plus = (sum: number | null, part: string | null | undefined) =>
      part == null ? sum : (sum ?? 0) + Number(part)
    for (const row of rows ?? []) {
      const known = sums.get(row[by]) ?? { value: null, before: null }
      sums.set(row[by], {
        value: plus(known.value, row.measures?.expectedLoss),
        before: plus(known.before, row.comparison?.expectedLoss),
      })
    }
    // Bands are met stage by stage; those without a score come last.
    const ordered =
      by === 'bucket'
        ? [...sums]
        : [...sums].sort(([a], [b]) => Number(a ?? Infinity) - Number(b ?? Infinity))
    const bars = ordered.map(([key, sum]) => ({
      key: String(key),
      name: nameOf(by, key),
      ...sum,
    }))
    return (width: number) =>
      leaderboard(bars, {
        width,
        label: title,
        locale: language,
        measure: unit,
        valueName: say(w.expectedLoss),
      })
  }, [rows, by, title, language, unit])
  return (
    <Pictured
      title={title}
      note={say(w.lossNote)}
      answer={answer}
      room={220}
      empty={w.noLoss}
      table={{
        name: `expected_loss_${by === 'bucket' ? 'bucket' : 'score'}`,
        columns: [
          { name: say(w.stage), number: true },
          { name: say(w.bucket) },
          { name: say(w.scoreBand) },
          { name: say(w.facilities), number: true },
          { name: say(w.ead), number: true },
          { name: say(w.meanPd), number: true },
          { name: say(w.expectedLoss), number: true },
          ...(versus ? [{ name: versus, number: true }] : []),
        ],
        rows: (rows ?? []).map(({ stage, bucket, scoreBand, measures, comparison }) => [
          stage,
          nameOf('bucket', bucket),
          nameOf('scoreBand', scoreBand),
          measures?.facilities ?? null,
          measures?.ead ?? null,
          measures?.meanPd ?? null,
          measures?.expectedLoss ?? null,
          ...(versus ? [comparison?.expectedLoss ?? null] : []),
        ]),
      }}
      draw={draw}
    />
  )
}
