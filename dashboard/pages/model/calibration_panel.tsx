import { useMemo } from 'preact/hooks'
import type { Query } from '../../api/use_query.ts'
import { calibration } from '../../charts/calibration/calibration.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { lackingOf } from './lacking.ts'
import type { ValidationAnswer } from './query.ts'
import { w } from './words.ts'

/** Whether as many turn bad as the model says, band by band. */
export function CalibrationPanel({ answer }: { answer: Query<ValidationAnswer> }) {
  const language = locale.value
  const title = say(w.calibration)
  const gains = answer.data?.model?.validation.gains
  const bands = useMemo(
    () =>
      (gains ?? []).map((band) => ({
        ...band,
        key: String(band.lowest),
        name: say(w.band, { lowest: band.lowest.toFixed(0), highest: band.highest.toFixed(0) }),
        predicted: band.meanPd,
        actual: band.badRate,
      })),
    [gains, language],
  )
  const draw = useMemo(
    () => (width: number) =>
      calibration(bands, {
        width,
        label: title,
        locale: language,
        predictedName: say(w.level),
        actualName: say(w.badRate),
      }),
    [bands, title, language],
  )
  return (
    <Pictured
      title={title}
      note={say(w.calibrationNote)}
      answer={answer}
      room={300}
      empty={lackingOf(answer)}
      draw={draw}
      table={{
        name: 'gains',
        columns: [
          { name: say(w.score) },
          { name: say(w.count), number: true },
          { name: say(w.bad), number: true },
          { name: say(w.level), number: true },
          { name: say(w.badRate), number: true },
          { name: say(w.lower), number: true },
          { name: say(w.upper), number: true },
        ],
        rows: bands.map((band) => [
          band.name,
          band.rows,
          band.bads,
          band.meanPd.toFixed(5),
          band.badRate.toFixed(5),
          band.lower.toFixed(5),
          band.upper.toFixed(5),
        ]),
      }}
    />
  )
}
