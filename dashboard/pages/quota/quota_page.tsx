import { useEffect } from 'preact/hooks'
import { labelOf, namesOf } from '../../api/codes.ts'
import { useQuery } from '../../api/use_query.ts'
import { Chip, Chips } from '../../components/chips.tsx'
import { ChoiceMenu } from '../../components/choice_menu.tsx'
import { EmptyBy } from '../../components/empty_by.tsx'
import { Failed } from '../../components/failed.tsx'
import type { Options } from '../../components/filter_menu.tsx'
import { Notices } from '../../components/notices.tsx'
import { ShareButton } from '../../components/share_button.tsx'
import { Top } from '../../components/top.tsx'
import { fullDate } from '../../format/date.ts'
import { exact } from '../../format/number.ts'
import type { Address } from '../../state/address.ts'
import { withFilter, withoutFilter } from '../../state/edit.ts'
import { emptyFilter } from '../../state/filter.ts'
import { address, go, setDefaults } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { words } from '../../state/words.ts'
import { BeforeAfterPanel } from './before_after_panel.tsx'
import { DecisionsTable } from './decisions_table.tsx'
import { decisionFilter, runOf } from './filter.ts'
import { changeName, FIELDS, KEYS } from './keys.ts'
import { QuotaKpis } from './kpis.tsx'
import { Outcomes } from './outcomes.tsx'
import { type Run, RunsQuery, type Summary } from './query.ts'
import { QuotaMatrix } from './quota_matrix.tsx'
import { ruleLabel } from './rule_text.ts'
import { Rules } from './rules.tsx'
import { Sentence } from './sentence.tsx'
import { useCourse } from './use_course.ts'
import { useSummary } from './use_summary.ts'
import { utilisationName } from './utilisation_name.ts'
import { w } from './words.ts'

/** What a run decided: for whom, how much, and by which rule. */
export default function QuotaPage() {
  setDefaults(KEYS.defaults)
  const runs = useQuery(RunsQuery, {})
  const published = runs.data?.runs.edges
    .map(({ node }) => node)
    .filter(({ status }) => status === 'published')
  const wanted = runOf(address.value)
  const run = wanted === null ? published?.[0] : published?.find(({ runId }) => runId === wanted)
  useEffect(() => {
    document.title = `${say(w.quota)} · Tallystick`
  })
  if (runs.failure && !runs.data)
    return <Failed what={say(w.quota)} failure={runs.failure} retry={runs.retry} />
  if (!published) return <Top title={say(w.quota)} />
  if (run) return <OfRun run={run} runs={published} />
  return (
    <>
      <Top title={say(w.quota)} />
      <div class="empty" role="status">
        <span class="strong">{say(w.noRun)}</span>
        {say(w.noRunHelp)}
        {wanted !== null && (
          <button
            type="button"
            class="button"
            onClick={() => go(withoutFilter(address.value, 'run'))}
          >
            {say(words.lift, { field: say(w.run) })}
          </button>
        )}
      </div>
    </>
  )
}

function OfRun({ run, runs }: { run: Run; runs: readonly Run[] }) {
  const here = address.value
  const all = useSummary(here)
  const forMatrix = useSummary(here, ['band', 'utilisation'])
  const forRules = useSummary(here, ['rule'])
  const forOutcomes = useSummary(here, ['band', 'outcome'])
  const summary = all.data?.decisionSummary
  const course = useCourse(run, here)
  const toRun = (value: string) =>
    go(
      value === String(runs[0]?.runId)
        ? withoutFilter(address.value, 'run')
        : withFilter(address.value, 'run', { ...emptyFilter, in: [value] }),
    )
  return (
    <>
      <Top title={say(w.quota)}>
        <ChoiceMenu
          end
          label={say(words.asOf)}
          button={
            <>
              {say(words.asOf)} <b>{fullDate(run.asOf, locale.value)}</b>
            </>
          }
          choices={runs.map((each) => ({
            value: String(each.runId),
            name: fullDate(each.asOf, locale.value),
            note: `${say(w.run)} ${each.runId}`,
          }))}
          value={String(run.runId)}
          onChoose={toRun}
        />
        <ShareButton />
        <a class="button wide-only" href={exportHref(run, here)} download="decisions.csv">
          {say(words.export)}
        </a>
      </Top>
      <Chips
        fields={FIELDS}
        useOptions={(field) => optionsOf(field, summary)}
        count={
          summary &&
          say(w.decided, {
            n: exact(summary.evaluable, 0, locale.value),
            unevaluable: exact(summary.unevaluable, 0, locale.value),
          })
        }
      >
        <Chip
          field={say(w.run)}
          parts={[{ negative: false, value: String(run.runId) }]}
          {...(runOf(here) === null
            ? {}
            : { remove: () => go(withoutFilter(address.value, 'run')) })}
        />
        <Chip field={say(w.model)} parts={[{ negative: false, value: run.model.name }]} />
        <Chip
          field={say(w.policy)}
          parts={[{ negative: false, value: String(run.policy.version) }]}
        />
      </Chips>
      <Notices known={KEYS} />
      <Sentence summary={summary} run={run} />
      <QuotaKpis summary={summary} course={course} />
      {summary?.subjects === 0 ? (
        <div class="panels">
          <section class="panel">
            <EmptyBy fields={FIELDS} />
          </section>
        </div>
      ) : (
        <>
          <div class="panels">
            <section class="panel span-7">
              <QuotaMatrix here={here} answer={forMatrix} />
            </section>
            <section class="panel span-5">
              <BeforeAfterPanel answer={all} />
            </section>
          </div>
          <div class="panels">
            <section class="panel span-7">
              <Rules here={here} answer={forRules} />
            </section>
            <section class="panel span-5">
              <Outcomes here={here} answer={forOutcomes} />
            </section>
          </div>
          <div class="panels">
            <section class="panel span-12">
              <DecisionsTable here={here} run={run} />
            </section>
          </div>
        </>
      )}
    </>
  )
}

const exportHref = (run: Run, here: Address): string => {
  const filter = encodeURIComponent(JSON.stringify(decisionFilter(here)))
  return `/export/decisions.csv?run=${run.runId}&filter=${filter}`
}

function optionsOf(field: string, summary: Summary | undefined): Options {
  if (!summary) return undefined
  if (field === 'band')
    return summary.bands.map((band) => ({
      value: band.id,
      name: band.id,
      note: locale.value === 'zh' ? band.labelZh : band.label,
    }))
  if (field === 'utilisation')
    return summary.utilisationBands.map((value) => ({ value, name: utilisationName(value) }))
  if (field === 'outcome')
    return namesOf('decision').map((value) => ({ value, name: labelOf('decision', value) }))
  if (field === 'rule')
    return summary.rules.map((rule) => ({ value: rule.rule, name: ruleLabel(rule) }))
  return ['gained', 'lost', 'same'].map((value) => ({ value, name: changeName(value) }))
}
