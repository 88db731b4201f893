import { useMemo, useState } from 'preact/hooks'
import { money } from '../../api/lender.ts'
import { leaderboard } from '../../charts/leaderboard/leaderboard.ts'
import type { Loadable } from '../../components/panel.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { exact } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { notStated } from '../../state/choose.ts'
import { narrow } from '../../state/narrow.ts'
import { locale } from '../../state/preference.ts'
import { say, type Words } from '../../state/say.ts'
import { words as common } from '../../state/words.ts'
import { openWindow, type Scope } from './scope.ts'
import { w } from './words.ts'

/** A merchant or a place; the amounts for drawing, and exact. */
export type BoardRow = {
  key: string | null
  name: string | null
  value: number | null
  before: number | null
  amount: string | null
  amountBefore: string | null
  payments: number
  customers: number
  declineRate: number | null
  badShare: number | null
}

type Props = {
  scope: Scope
  answer: Loadable
  field: 'merchant' | 'place'
  words: Words
  count: number
  rows: readonly BoardRow[] | undefined
}

/** Ranked by what was paid, with growth, and the part of customers gone bad; Enter opens payments. */
export function Board({ scope, answer, field, words, count, rows: given }: Props) {
  const [open, setOpen] = useState(false)
  const language = locale.value
  const unit = money.value
  const limit = narrow.value ? 5 : 14
  const title = say(words)
  // Made anew with each drawing: told apart by what it is made of.
  const rows = useMemo(() => given ?? [], [answer.data])
  const draw = useMemo(() => {
    const bars = rows.map(({ key, name, value, before, badShare }) => ({
      key: key ?? notStated,
      name: name ?? say(common.notStatedName),
      ...(badShare ? { note: say(w.badPart, { share: percent(badShare, 1, language) }) } : {}),
      value,
      before,
    }))
    return (width: number) =>
      leaderboard(bars, {
        width,
        label: title,
        locale: language,
        measure: unit,
        valueName: say(w.amount),
        changeName: say(w.growth),
        limit: open ? bars.length : limit,
        more: count - bars.length,
        on: {
          include: (key) => openWindow(scope, field, key === notStated ? 'null' : key),
          ...(open ? {} : { more: () => setOpen(true) }),
        },
      })
  }, [rows, count, open, limit, scope, field, title, language, unit])
  return (
    <Pictured
      title={title}
      note={say(w.boardNote, { n: exact(count, 0, language), days: scope.days })}
      answer={answer}
      room={400}
      empty={w.noBoard}
      table={{
        name: field,
        columns: [
          { name: say(w[field]) },
          { name: say(w.amount), number: true },
          { name: say(w.before), number: true },
          { name: say(w.count), number: true },
          { name: say(w.customers), number: true },
          { name: say(w.declineRate), number: true },
          { name: say(w.badShare), number: true },
        ],
        rows: rows.map((row) => [
          row.name ?? say(common.notStatedName),
          row.amount,
          row.amountBefore,
          row.payments,
          row.customers,
          row.declineRate,
          row.badShare,
        ]),
      }}
      draw={draw}
    />
  )
}
