import { labelOf } from '../../api/codes.ts'
import { Pictured } from '../../components/pictured.tsx'
import { exactDecimal } from '../../format/number.ts'
import { glyph } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, ControlQuery } from './query.ts'
import { w } from './words.ts'

/** Posted rows of the month by kind, what of them the roll-forward counts, and whether they tie. */
export function Controls({ answer }: { answer: Answer<typeof ControlQuery> }) {
  const language = locale.value
  const rows = answer.data?.portfolio.rollForwardControl.rows ?? []
  const amount = (value: string | null | undefined) => exactDecimal(value ?? null, language)
  return (
    <Pictured
      title={say(w.controls)}
      note={say(w.controlsNote)}
      answer={answer}
      room={300}
      empty={w.noPosted}
      table={{
        name: 'control_totals',
        columns: [
          { name: say(w.transactionKind) },
          { name: say(w.posted), number: true },
          { name: say(w.inRoll), number: true },
          { name: say(w.stated), number: true },
          { name: say(w.difference), number: true },
        ],
        rows: rows.map(({ kind, measures }) => [
          labelOf('kind', kind),
          measures?.amount ?? null,
          measures?.inRollForward ?? null,
          measures?.statedAmount ?? null,
          measures?.difference ?? null,
        ]),
      }}
    >
      <div class="table-scroll">
        <table class="table" aria-label={say(w.controls)}>
          <thead>
            <tr>
              <th scope="col">{say(w.transactionKind)}</th>
              <th scope="col" class="number">
                {say(w.posted)}
              </th>
              <th scope="col" class="number not-phone">
                {say(w.inRoll)}
              </th>
              <th scope="col" class="number">
                {say(w.difference)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, measures }) => (
              <tr key={kind}>
                <td>{labelOf('kind', kind)}</td>
                <td class="number">{amount(measures?.amount)}</td>
                <td class="number not-phone">{amount(measures?.inRollForward)}</td>
                <td class="number">
                  {measures?.difference == null ? (
                    <span class="muted">{say(w.notStated)}</span>
                  ) : Number(measures.difference) === 0 ? (
                    <span class="good">
                      {glyph.same} {amount(measures.difference)}
                    </span>
                  ) : (
                    <span class="bad">
                      {glyph.down} {amount(measures.difference)}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Pictured>
  )
}
