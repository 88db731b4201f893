import { useMemo } from 'preact/hooks'
import { labelOf, namesOf } from '../../api/codes.ts'
import { reasonBars } from '../../charts/reason_bars/reason_bars.ts'
import { Pictured } from '../../components/pictured.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { exact } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { filterOf } from '../../state/edit.ts'
import { address } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, DeclineQuery } from './query.ts'
import { choose } from './scope.ts'
import { w } from './words.ts'

const nameOf = (step: string): string =>
  step === 'approved'
    ? say(w.approved)
    : step === 'not_stated'
      ? say(w.not_stated)
      : labelOf('decline_reason', step)

/** Declines by their first reason and by every reason that held. */
export function Declines({ answer }: { answer: Answer<typeof DeclineQuery> }) {
  const language = locale.value
  const channel = filterOf(address.value, 'channel').in[0] ?? null
  const title = say(w.declineFunnel)
  const all = answer.data?.portfolio.declineFunnel.rows
  const rows = useMemo(
    () => (all ?? []).filter((row) => row.measures && row.channel === channel),
    [all, channel],
  )
  const approved = rows.find(({ step }) => step === 'approved')
  const draw = useMemo(() => {
    const reasons = rows
      .filter(({ step }) => step !== 'approved')
      .map(({ step, measures }) => ({
        key: step,
        name: nameOf(step),
        binding: measures?.payments ?? 0,
        hit: measures?.hits ?? null,
        amount: measures?.alone ?? null,
      }))
      .sort((a, b) => b.binding - a.binding)
    return (width: number) =>
      reasonBars(reasons, {
        width,
        label: title,
        locale: language,
        measure: { kind: 'count' },
        ruleName: say(w.reason),
        countTitle: say(w.firstHit),
        cutTitle: say(w.aloneName),
        readings: { binding: say(w.firstFail), hit: say(w.allHits), amount: say(w.aloneName) },
      })
  }, [rows, title, language])
  const declined = rows.some(({ step }) => step !== 'approved')
  return (
    <Pictured
      title={title}
      note={
        approved?.measures
          ? say(w.approvedShare, {
              share: percent(approved.measures.share, 1, language),
              n: exact(approved.measures.attempts, 0, language),
            })
          : say(w.declineNote)
      }
      answer={answer}
      room={320}
      empty={w.noDecline}
      tools={
        <ChannelChoice
          value={channel}
          channels={namesOf('channel').filter((key) => all?.some((row) => row.channel === key))}
        />
      }
      table={{
        name: 'decline_funnel',
        columns: [
          { name: say(w.reason) },
          { name: say(w.firstFail), number: true },
          { name: say(w.share), number: true },
          { name: say(w.amount), number: true },
          { name: say(w.allHits), number: true },
          { name: say(w.aloneName), number: true },
        ],
        rows: declined
          ? rows.map(({ step, measures }) => [
              nameOf(step),
              measures?.payments ?? null,
              measures?.share ?? null,
              measures?.amount ?? null,
              measures?.hits ?? null,
              measures?.alone ?? null,
            ])
          : [],
      }}
      draw={draw}
    >
      <p class="panel-foot">{say(w.declineNote)}</p>
    </Pictured>
  )
}

function ChannelChoice(props: { value: string | null; channels: readonly string[] }) {
  const { value, channels } = props
  return (
    <span class="not-phone">
      <Segmented
        label={say(w.channel)}
        value={value ?? ''}
        choices={[
          { value: '', name: say(w.allTogether) },
          ...channels.map((key) => ({ value: key, name: labelOf('channel', key) })),
        ]}
        onChoose={(chosen) => choose('channel', chosen || null)}
      />
    </span>
  )
}
