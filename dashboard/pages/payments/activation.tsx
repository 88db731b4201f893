import { useMemo } from 'preact/hooks'
import { funnel } from '../../charts/funnel/funnel.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { ActivationQuery, Answer } from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

const STEPS = ['attempted', 'passed', 'account', 'binding', 'flash_payment', 'line_use'] as const

const nameOf = (step: string): string => {
  const known = STEPS.find((each) => each === step)
  return known ? say(w[known]) : step
}

/** From the first attempt to open a class II account to the first use of the line. */
export function Activation(props: { scope: Scope; answer: Answer<typeof ActivationQuery> }) {
  const { scope, answer } = props
  const language = locale.value
  const title = say(w.activation)
  const rows = useMemo(() => {
    const steps = (answer.data?.portfolio.activationFunnel.rows ?? []).filter((row) => row.measures)
    return steps.some(({ measures }) => measures?.customers) ? steps : []
  }, [answer.data])
  const draw = useMemo(
    () => (width: number) =>
      funnel(
        rows.map(({ step, measures, comparison }) => ({
          key: step,
          name: nameOf(step),
          count: measures?.customers ?? 0,
          before: comparison?.rate ?? null,
          ...(measures?.medianDays
            ? { note: say(w.days, { n: Math.round(measures.medianDays) }) }
            : {}),
        })),
        {
          width,
          label: title,
          locale: language,
          countName: say(w.customers),
          rateName: say(w.ofStepBefore),
        },
      ),
    [rows, title, language],
  )
  return (
    <Pictured
      title={title}
      note={say(w.activationNote, { n: scope.days })}
      answer={answer}
      room={220}
      empty={w.noActivation}
      table={{
        name: 'activation_funnel',
        columns: [
          { name: say(w.step) },
          { name: say(w.customers), number: true },
          { name: say(w.share), number: true },
          { name: say(w.ofStepBefore), number: true },
          { name: say(w.medianDays), number: true },
        ],
        rows: rows.map(({ step, measures }) => [
          nameOf(step),
          measures?.customers ?? null,
          measures?.rate ?? null,
          measures?.stepRate ?? null,
          measures?.medianDays ?? null,
        ]),
      }}
      draw={draw}
    />
  )
}
