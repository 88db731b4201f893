import { useMemo } from 'preact/hooks'
import { intervals } from '../../charts/intervals/intervals.ts'
import { ChoiceMenu } from '../../components/choice_menu.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { filterOf } from '../../state/edit.ts'
import { address } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say, type Words } from '../../state/say.ts'
import type { Answer, SegmentQuery } from './query.ts'
import { choose } from './scope.ts'
import { upliftCells, upliftColumns, upliftRow } from './uplift_text.ts'
import { w } from './words.ts'

const SPENDING: Record<string, Words> = {
  none: w.none,
  low: w.low,
  high: w.high,
  unobserved: w.unobserved,
}

const CREDIT: Record<string, Words> = {
  none: w.noneOnCredit,
  savings: w.savings,
  under_half: w.under_half,
  half_or_more: w.half_or_more,
  not_stated: w.not_stated,
  unobserved: w.unobserved,
}

const segmentName = (spending: string, creditUse: string): string => {
  const of = (words: Words | undefined, text: string) => (words ? say(words) : text)
  const first = of(SPENDING[spending], spending)
  if (spending === 'none' || spending === 'unobserved') return first
  return `${first}, ${of(CREDIT[creditUse], creditUse).toLowerCase()}`
}

/** What a campaign brought in each segment of customers, the greatest uplift first. */
export function Segments({ answer }: { answer: Answer<typeof SegmentQuery> }) {
  const language = locale.value
  const all = answer.data?.portfolio.campaignSegment.rows
  const campaigns = [...new Set(all?.map(({ campaign }) => campaign))].sort().reverse()
  const asked = filterOf(address.value, 'campaign').in[0]
  const campaign = campaigns.find((each) => each === asked) ?? campaigns[0] ?? ''
  const title = say(w.segments)
  const rows = useMemo(
    () =>
      (all ?? [])
        .filter((row) => row.campaign === campaign && row.measures)
        .sort((a, b) => (b.measures?.uplift ?? -2) - (a.measures?.uplift ?? -2)),
    [all, campaign],
  )
  const draw = useMemo(
    () => (width: number) =>
      intervals(
        rows.flatMap(({ spending, creditUse, measures }) =>
          measures
            ? [upliftRow(`${spending}|${creditUse}`, segmentName(spending, creditUse), measures)]
            : [],
        ),
        {
          width,
          label: title,
          locale: language,
          valueName: say(w.upliftAxis),
          worthName: say(w.worth),
        },
      ),
    [rows, title, language],
  )
  return (
    <Pictured
      title={title}
      note={say(w.segmentsNote, { campaign })}
      answer={answer}
      room={380}
      empty={w.noCampaign}
      tools={
        <ChoiceMenu
          end
          label={say(w.campaign)}
          button={<b>{campaign}</b>}
          choices={campaigns.map((value) => ({ value, name: value }))}
          value={campaign}
          onChoose={(value) => choose('campaign', value)}
        />
      }
      table={{
        name: 'segments',
        columns: [{ name: say(w.campaign) }, { name: say(w.segments) }, ...upliftColumns()],
        rows: rows.map(({ spending, creditUse, measures }) => [
          campaign,
          segmentName(spending, creditUse),
          ...upliftCells(measures),
        ]),
      }}
      draw={draw}
    />
  )
}
