import { useEffect, useMemo } from 'preact/hooks'
import { lender } from '../../api/lender.ts'
import { useQuery } from '../../api/use_query.ts'
import { AsOfMenu } from '../../components/as_of_menu.tsx'
import { Failed } from '../../components/failed.tsx'
import { Notices } from '../../components/notices.tsx'
import { ShareButton } from '../../components/share_button.tsx'
import { Top } from '../../components/top.tsx'
import type { PageKeys } from '../../state/address.ts'
import { filterOf, withSetting } from '../../state/edit.ts'
import { address, go, setDefaults } from '../../state/location.ts'
import { addDays } from '../../state/period.ts'
import { say } from '../../state/say.ts'
import { CustomerKpis } from './customer_kpis.tsx'
import { CustomerPayments } from './customer_payments.tsx'
import { Decisions } from './decisions.tsx'
import { Facilities } from './facilities.tsx'
import { Life } from './life.tsx'
import { Neighbours } from './neighbours.tsx'
import { Overrides } from './overrides.tsx'
import { ScoreQuery } from './query.ts'
import { dayOf, spanOf } from './span.ts'
import { Statements } from './statements.tsx'
import { Told } from './told.tsx'
import { useCustomer } from './use_customer.ts'
import { WhatWouldChange } from './what_would_change.tsx'
import { Who } from './who.tsx'
import { WhyQuota } from './why_quota.tsx'
import { WhyScore } from './why_score.tsx'
import { w } from './words.ts'

const KEYS: PageKeys = { fields: ['decision'], defaults: { grain: '24m' } }

/** One customer: who, where they stand, why this score and quota, and everything they paid. */
export default function CustomerPage() {
  setDefaults(KEYS.defaults)
  const here = address.value
  const sourceId = here.id ?? ''
  const { firstDay, lastDay } = lender.value ?? {}
  const wanted = dayOf(here.settings.as_of)
  const asOf = wanted ?? lastDay ?? ''
  const span = spanOf(here.settings.grain)
  const { seen, query, stands, history, current, standing, balances, held, period } = useCustomer(
    sourceId,
    wanted,
    span,
  )
  const decisions = useMemo(
    () =>
      (current?.decisions ?? []).filter(
        ({ decidedFor }) => !wanted || decidedFor <= addDays(wanted, 1),
      ),
    [current, wanted],
  )
  const chosen = filterOf(here, 'decision').in[0]
  const decision = decisions.find(({ id }) => id === chosen) ?? decisions[0]
  const scoreQuery = useQuery(
    ScoreQuery,
    current ? { sourceId, run: decision?.run?.runId ?? null } : null,
  )
  const scored = decision !== undefined && decision.score !== null
  const score = scored ? (scoreQuery.data?.customer?.score ?? null) : null
  useEffect(() => {
    document.title = `${sourceId} · Tallystick`
  }, [sourceId])

  const top = (
    <Top
      title={
        <>
          <a class="muted not-phone" href={here.settings.list ?? '/customers'}>
            {say(w.customers)} /
          </a>{' '}
          {sourceId}
        </>
      }
    >
      {firstDay && lastDay && (
        <AsOfMenu
          asOf={asOf}
          coverage={{ firstDay, lastDay }}
          onChoose={(day) => go(withSetting(address.value, 'as_of', day === lastDay ? null : day))}
        />
      )}
      <Neighbours sourceId={sourceId} />
      <ShareButton />
    </Top>
  )
  const failed = query.failure && !query.data ? query : seen.failure && !seen.data ? seen : null
  if (failed?.failure)
    return (
      <>
        {top}
        <Failed what={sourceId} failure={failed.failure} retry={failed.retry} />
      </>
    )
  if (query.data && query.data.customer === null)
    return (
      <>
        {top}
        <div class="empty" role="status">
          {say(w.notFound, { id: sourceId })}
          <a class="button" href="/customers">
            {say(w.toList)}
          </a>
        </div>
      </>
    )
  if (!current) return top
  const hasPayments = (lender.value?.transactions ?? 0) > 0
  return (
    <div class={query.late ? 'loading' : undefined}>
      {query.late && <div class="loading-bar" />}
      {top}
      <Notices known={KEYS} />
      <Who customer={current} held={held} decision={decision} asOf={asOf} />
      <CustomerKpis
        customer={current}
        held={held}
        standing={standing}
        awaited={standing === undefined && stands.failure === null}
        history={balances}
        decision={decision}
        asOf={asOf}
      />
      <div class="panels">
        <section class="panel span-12">
          <Life
            customer={current}
            history={balances ?? []}
            query={history}
            decision={decision}
            span={span}
            period={period}
          />
        </section>
      </div>
      {decision && (
        <div class="panels">
          {scored && (
            <section class="panel span-7">
              <WhyScore query={scoreQuery} score={score} decision={decision} />
            </section>
          )}
          <section class={`panel ${scored ? 'span-5' : 'span-12'}`}>
            <WhyQuota decision={decision} />
          </section>
        </div>
      )}
      {decision && scored && (
        <div class="panels">
          <section class="panel span-5">
            <Told decision={decision} />
          </section>
          <section class="panel span-7">
            <WhatWouldChange sourceId={sourceId} decision={decision} />
          </section>
        </div>
      )}
      {current.overrides.length > 0 && (
        <div class="panels">
          <section class="panel span-12">
            <Overrides rows={current.overrides} />
          </section>
        </div>
      )}
      <div class="panels">
        <section class="panel span-12">
          <Decisions decisions={decisions} current={decision} />
        </section>
      </div>
      {(standing
        ? held.some(({ balance }) => balance !== null)
        : hasPayments && held.length > 0) && (
        <div class="panels">
          <section class="panel span-12">
            <Facilities rows={held} day={asOf} query={stands} />
          </section>
        </div>
      )}
      {current.statements.length > 0 && !hasPayments && (
        <div class="panels">
          <section class="panel span-12">
            <Statements statements={current.statements} />
          </section>
        </div>
      )}
      {hasPayments && (
        <div class="panels">
          <section class="panel span-12">
            <CustomerPayments sourceId={sourceId} until={wanted} />
          </section>
        </div>
      )}
    </div>
  )
}
