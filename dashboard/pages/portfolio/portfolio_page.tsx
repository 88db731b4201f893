import { useEffect, useMemo } from 'preact/hooks'
import { lender } from '../../api/lender.ts'
import { Notices } from '../../components/notices.tsx'
import { Sections, sectionOf } from '../../components/sections.tsx'
import { againstName, StandingTop } from '../../components/standing_top.tsx'
import { address, setDefaults } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { standingOf } from '../../state/standing.ts'
import { AgeingSection } from './ageing_section.tsx'
import { BalanceSection } from './balance_section.tsx'
import { KEYS, SECTIONS } from './keys.ts'
import { LossesSection } from './losses_section.tsx'
import type { Scope } from './scope.ts'
import { Summary } from './summary.tsx'
import { WatchSection } from './watch_section.tsx'
import { w } from './words.ts'

const parts = {
  balance: BalanceSection,
  ageing: AgeingSection,
  losses: LossesSection,
  watch: WatchSection,
}

/** What is owed, how late it is, what of it will be lost, and whom to look at. */
export default function PortfolioPage() {
  setDefaults(KEYS.defaults)
  const { firstDay, lastDay, facilities } = lender.value ?? {}
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
    // The language is part of what the comparison is called.
    return { ...standing, versus: comparedDay && language && againstName(against, comparedDay) }
  }, [here, coverage, language])
  useEffect(() => {
    document.title = `${say(w.portfolio)} · Tallystick`
  })
  if (!coverage || !scope || !facilities)
    return (
      <>
        <h1 class="visually-hidden">{say(w.portfolio)}</h1>
        <p class="empty" role="status">
          {say(w.noFacilities)}
        </p>
      </>
    )
  const Part = parts[sectionOf(SECTIONS).id]
  return (
    <>
      <StandingTop title={say(w.portfolio)} standing={scope} coverage={coverage} />
      <Notices known={KEYS} />
      <Summary scope={scope} />
      <Sections sections={SECTIONS} label={say(w.sections)} />
      <Part scope={scope} />
    </>
  )
}
