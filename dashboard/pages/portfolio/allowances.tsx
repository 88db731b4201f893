import { Pictured } from '../../components/pictured.tsx'
import { exact, exactDecimal } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { AllowanceQuery, Answer } from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

/** The allowance by stage, to the cent, with what it covers. */
export function Allowances(props: { scope: Scope; answer: Answer<typeof AllowanceQuery> }) {
  const { scope, answer } = props
  const { versus } = scope
  const language = locale.value
  const rows = answer.data?.portfolio.lossAllowance.rows ?? []
  const stageName = (stage: number | null) => (stage === null ? say(w.allStages) : String(stage))
  const amount = (value: string | null | undefined) => exactDecimal(value ?? null, language)
  const columns = [
    say(w.stage),
    say(w.facilities),
    say(w.receivable),
    say(w.ead),
    say(w.allowance),
    say(w.coverage),
    ...(versus ? [`${say(w.allowance)}, ${versus}`] : []),
  ]
  return (
    <Pictured
      title={say(w.allowances)}
      note={say(w.allowanceNote)}
      answer={answer}
      room={160}
      empty={w.noLoss}
      table={{
        name: 'allowance',
        columns: [
          ...columns.map((name, i) => ({ name, number: i > 0 })),
          { name: say(w.withoutPd), number: true },
        ],
        rows: rows.map(({ stage, measures, comparison }) => [
          stageName(stage),
          measures?.facilities ?? null,
          measures?.receivable ?? null,
          measures?.ead ?? null,
          measures?.allowance ?? null,
          measures?.coverage ?? null,
          ...(versus ? [comparison?.allowance ?? null] : []),
          measures?.withoutPd ?? null,
        ]),
      }}
    >
      <div class="table-scroll">
        <table class="table" aria-label={say(w.allowances)}>
          <thead>
            <tr>
              {columns.slice(0, 6).map((name, i) => (
                <th key={name} scope="col" class={i > 0 ? 'number' : ''}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ stage, measures }) => (
              <tr key={stage} class={stage === null ? 'strong' : ''}>
                <td>{stageName(stage)}</td>
                <td class="number">{exact(measures?.facilities ?? null, 0, language)}</td>
                <td class="number">{amount(measures?.receivable)}</td>
                <td class="number">{amount(measures?.ead)}</td>
                <td class="number">{amount(measures?.allowance)}</td>
                <td class="number">{percent(measures?.coverage ?? null, 2, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Pictured>
  )
}
