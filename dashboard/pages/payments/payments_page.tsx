import { useEffect, useMemo } from 'preact/hooks'
import { lender } from '../../api/lender.ts'
import { ChoiceMenu } from '../../components/choice_menu.tsx'
import { Notices } from '../../components/notices.tsx'
import { Sections, sectionOf } from '../../components/sections.tsx'
import { againstName, StandingTop } from '../../components/standing_top.tsx'
import { filterOf } from '../../state/edit.ts'
import { address, setDefaults } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { standingOf } from '../../state/standing.ts'
import { CampaignsSection } from './campaigns_section.tsx'
import { ChannelsSection } from './channels_section.tsx'
import { ContributionSection } from './contribution_section.tsx'
import { CreditSection } from './credit_section.tsx'
import { DeclinesSection } from './declines_section.tsx'
import { KEYS, SECTIONS, WINDOWS } from './keys.ts'
import { PlacesSection } from './places_section.tsx'
import { choose, type Scope } from './scope.ts'
import { Summary } from './summary.tsx'
import { w } from './words.ts'

const parts = {
  channels: ChannelsSection,
  credit: CreditSection,
  declines: DeclinesSection,
  places: PlacesSection,
  campaigns: CampaignsSection,
  contribution: ContributionSection,
}

/** How customers pay, where, with whose money, what is refused, and what it brings. */
export default function PaymentsPage() {
  setDefaults(KEYS.defaults)
  const { firstDay, lastDay, transactions } = lender.value ?? {}
  const here = address.value
  const language = locale.value
  const coverage = useMemo(
    () => (firstDay && lastDay ? { firstDay, lastDay } : null),
    [firstDay, lastDay],
  )
  const scope = useMemo((): Scope | null => {
    if (!coverage) return null
    const standing = standingOf(here, coverage)
    const { against, comparedDay } = standing
    const days = WINDOWS.find((each) => filterOf(here, 'days').in[0] === String(each)) ?? 90
    // The language is part of what the comparison is called.
    const versus = comparedDay && language && againstName(against, comparedDay)
    return { ...standing, versus, days }
  }, [here, coverage, language])
  useEffect(() => {
    document.title = `${say(w.payments)} · Tallystick`
  })
  if (!coverage || !scope || !transactions)
    return (
      <>
        <h1 class="visually-hidden">{say(w.payments)}</h1>
        <p class="empty" role="status">
          {say(w.noPayments)}
        </p>
      </>
    )
  const Part = parts[sectionOf(SECTIONS).id]
  return (
    <>
      <StandingTop title={say(w.payments)} standing={scope} coverage={coverage}>
        <span class="not-phone">
          <ChoiceMenu
            end
            label={say(w.window)}
            button={
              <>
                {say(w.window)} <b>{say(w.lastDays, { n: scope.days })}</b>
              </>
            }
            choices={WINDOWS.map((n) => ({ value: String(n), name: say(w.lastDays, { n }) }))}
            value={String(scope.days)}
            onChoose={(days) => choose('days', days === '90' ? null : days)}
          />
        </span>
      </StandingTop>
      <Notices known={KEYS} />
      <Summary scope={scope} />
      <Sections sections={SECTIONS} label={say(w.sections)} />
      <Part scope={scope} />
    </>
  )
}
