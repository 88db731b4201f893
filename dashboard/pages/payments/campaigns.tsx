import { useMemo } from 'preact/hooks'
import { intervals } from '../../charts/intervals/intervals.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, CampaignQuery } from './query.ts'
import { choose } from './scope.ts'
import { upliftCells, upliftColumns, upliftRow } from './uplift_text.ts'
import { w } from './words.ts'

/** What each campaign brought beyond its holdout, the latest first. */
export function Campaigns({ answer }: { answer: Answer<typeof CampaignQuery> }) {
  const language = locale.value
  const title = say(w.uplift)
  const rows = useMemo(
    () =>
      [...(answer.data?.portfolio.campaignResult.rows ?? [])].sort((a, b) =>
        a.campaign < b.campaign ? 1 : -1,
      ),
    [answer.data],
  )
  const draw = useMemo(
    () => (width: number) =>
      intervals(
        rows.flatMap(({ campaign, measures }) =>
          measures ? [upliftRow(campaign, campaign, measures)] : [],
        ),
        {
          width,
          label: title,
          locale: language,
          valueName: say(w.upliftAxis),
          worthName: say(w.worth),
          on: { include: (campaign) => choose('campaign', campaign) },
        },
      ),
    [rows, title, language],
  )
  return (
    <Pictured
      title={title}
      note={say(w.upliftNote)}
      answer={answer}
      room={380}
      empty={w.noCampaign}
      table={{
        name: 'campaigns',
        columns: [{ name: say(w.campaign) }, ...upliftColumns()],
        rows: rows.map(({ campaign, measures }) => [campaign, ...upliftCells(measures)]),
      }}
      draw={draw}
    />
  )
}
