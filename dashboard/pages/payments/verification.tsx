import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { reasonBars } from '../../charts/reason_bars/reason_bars.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, VerificationQuery } from './query.ts'
import { w } from './words.ts'

/** Which element failed when a class II account was to be opened, and why. */
export function Verification({ answer }: { answer: Answer<typeof VerificationQuery> }) {
  const language = locale.value
  const title = say(w.verification)
  const rows = useMemo(
    () =>
      (answer.data?.portfolio.verificationFailure.rows ?? []).filter(
        ({ measures }) => measures?.failed,
      ),
    [answer.data],
  )
  const draw = useMemo(() => {
    const bars = rows
      .map(({ element, reason, measures }) => ({
        key: `${element}|${reason ?? ''}`,
        name: `${labelOf('verification_element', element)}: ${reason ?? say(w.not_stated)}`,
        binding: measures?.firstFailed ?? 0,
        hit: measures?.failed ?? null,
        amount: measures?.alone ?? null,
      }))
      .sort((a, b) => (b.hit ?? 0) - (a.hit ?? 0))
    return (width: number) =>
      reasonBars(bars, {
        width,
        label: title,
        locale: language,
        measure: { kind: 'count' },
        ruleName: say(w.element),
        countTitle: say(w.failures),
        cutTitle: say(w.aloneName),
        readings: { binding: say(w.firstFail), hit: say(w.allHits), amount: say(w.aloneName) },
      })
  }, [rows, title, language])
  return (
    <Pictured
      title={title}
      note={say(w.verificationNote)}
      answer={answer}
      room={320}
      empty={w.noVerification}
      table={{
        name: 'verification_failure',
        columns: [
          { name: say(w.element) },
          { name: say(w.reason) },
          { name: say(w.checks), number: true },
          { name: say(w.allHits), number: true },
          { name: say(w.firstFail), number: true },
          { name: say(w.aloneName), number: true },
          { name: say(w.customers), number: true },
        ],
        rows: rows.map(({ element, reason, measures }) => [
          labelOf('verification_element', element),
          reason ?? say(w.not_stated),
          measures?.checks ?? null,
          measures?.failed ?? null,
          measures?.firstFailed ?? null,
          measures?.alone ?? null,
          measures?.customers ?? null,
        ]),
      }}
      draw={draw}
    />
  )
}
