import { type Example, noise } from '../example.ts'
import type { TimelineOptions } from './options.ts'
import type { PaymentMark, RepaymentMark, ScorePoint, TimelineRows } from './rows.ts'
import { timeline } from './timeline.ts'

const day = 864e5
const iso = (time: number) => new Date(time).toISOString().slice(0, 10)

const quota = [
  { day: '2016-03-14', value: 3000, note: 'Approved ¥3,000' },
  { day: '2016-09-30', value: 5000, note: 'Raised to ¥5,000' },
  { day: '2017-04-30', value: 8000, note: 'Raised to ¥8,000' },
  { day: '2017-12-31', value: 12_000, note: 'Raised to ¥12,000' },
]

const kindOf = (month: string, random: () => number): RepaymentMark['kind'] =>
  month === '2017-08'
    ? 'late'
    : month > '2017-08'
      ? 'instalment'
      : random() < 0.1
        ? 'minimum'
        : 'full'

/** Twenty-one months of one customer who spends more each month and was late once. */
function history(): TimelineRows {
  const random = noise(77)
  const payments: PaymentMark[] = []
  const balance: { day: string; value: number }[] = []
  const repayments: RepaymentMark[] = []
  const scores: ScorePoint[] = []
  const [from, to] = [Date.parse('2016-03-14'), Date.parse('2017-12-31')]
  let owed = 0
  for (let time = from; time <= to; time += day) {
    const date = iso(time)
    const grown = (time - from) / (to - from)
    const line = quota.findLast((point) => point.day <= date)?.value ?? 0
    for (let n = random() < 0.28 + 0.5 * grown ? 1 + Math.floor(random() * 2.4) : 0; n > 0; n--) {
      const dice = random()
      const lane =
        dice < 0.14 + 0.1 * grown ? 'flash' : dice < 0.42 + 0.3 * grown ? 'scan' : 'online'
      const amount = Math.exp(3.1 + random() * 2.1 + (lane === 'online' ? 0.8 : 0))
      if (owed + amount > line * 0.94) continue
      owed += amount
      payments.push({ at: `${date}T12:00:00Z`, lane, amount })
    }
    const late = date.startsWith('2017-08')
    if (date.endsWith(late ? '-28' : '-20') && date > '2016-04-05') {
      const kind = kindOf(date.slice(0, 7), random)
      const part = kind === 'full' ? 0.93 : 0.52
      repayments.push({ day: date, kind, amount: owed * part })
      owed *= 1 - part
      scores.push({
        day: date,
        value: Math.round(648 + 30 * Math.sin(scores.length / 5) + random() * 6),
      })
    }
    balance.push({ day: date, value: owed })
  }
  scores.push({ day: '2017-12-31', value: 668 })
  return { quota, balance, payments, repayments, scores }
}

const rows = history()

const draw =
  (given: TimelineRows, extra: Partial<TimelineOptions> = {}): Example['draw'] =>
  (width, on) =>
    timeline(given, {
      label: 'Two years',
      width,
      from: '2016-01-01',
      to: '2017-12-31',
      measure: { kind: 'money', currency: 'CNY' },
      lanes: [
        { key: 'flash', name: 'Flash', colour: 'c3' },
        { key: 'scan', name: 'Scan', colour: 'c2' },
        { key: 'online', name: 'Online', colour: 'c1' },
      ],
      events: [
        { day: '2016-11-11', name: 'Double 11' },
        { day: '2017-08-28', name: '8 days late', tone: 'bad', weight: 5 },
        { day: '2017-11-11', name: 'Double 11' },
      ],
      bandEdge: { value: 680, name: 'B' },
      scoreNote: 'band C',
      on,
      ...extra,
    })

const nothing: TimelineRows = { quota: [], balance: [], payments: [], repayments: [], scores: [] }

export const examples: Example[] = [
  {
    name: 'Two years',
    note: 'quota, balance, every payment as a notch, every repayment',
    span: 12,
    draw: draw(rows),
  },
  {
    name: 'Six months, in Chinese',
    span: 6,
    draw: draw(rows, {
      from: '2017-07-01',
      locale: 'zh',
      scoreNote: 'C 级',
      lanes: [
        { key: 'flash', name: '闪付', colour: 'c3' },
        { key: 'scan', name: '扫码', colour: 'c2' },
        { key: 'online', name: '线上', colour: 'c1' },
      ],
    }),
  },
  {
    name: 'No line, a balance with gaps and below zero, a missed payment',
    span: 6,
    draw: draw(
      {
        ...nothing,
        balance: Array.from({ length: 24 }, (_, i) => ({
          day: iso(Date.UTC(2016, i, 1)),
          value: i % 7 === 3 ? null : 1e12 * Math.sin(i / 3),
        })),
        repayments: [{ day: '2017-02-20', kind: 'missed' }],
      },
      { measure: { kind: 'money', currency: 'CZK' }, bandEdge: undefined },
    ),
  },
  { name: 'One day', span: 6, draw: draw(rows, { from: '2017-11-11', to: '2017-11-11' }) },
  { name: 'Empty', span: 6, draw: draw(nothing) },
]
