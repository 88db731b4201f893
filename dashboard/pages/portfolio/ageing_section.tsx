import { Asked } from '../../components/asked.tsx'
import { filterOf } from '../../state/edit.ts'
import { address } from '../../state/location.ts'
import { FirstPayment } from './first_payment.tsx'
import { Flows } from './flows.tsx'
import { CycleRollQuery, FirstPaymentQuery, FlowQuery, RollQuery, VintageQuery } from './query.ts'
import { RollRates } from './roll_rates.tsx'
import type { Scope } from './scope.ts'
import { Vintages } from './vintages.tsx'

const lateDays = (): 30 | 60 | 90 => {
  const asked = Number(filterOf(address.value, 'dpd').in[0])
  return asked === 30 || asked === 60 ? asked : 90
}

/** How the book ages: by cohort, from month to month, and at its very beginning. */
export function AgeingSection({ scope }: { scope: Scope }) {
  const { settings } = address.value
  const days = lateDays()
  const monthly = settings.grain === 'month'
  const byAmount = settings.m === 'amount'
  const cycles = settings.by === 'cycle'
  const cohorts = {
    asOf: scope.asked.asOf,
    days,
    months: monthly ? 12 : 36,
    cohortGrain: monthly ? ('MONTH' as const) : ('QUARTER' as const),
  }
  return (
    <>
      <div class="panels">
        <Asked span={12} document={VintageQuery} variables={cohorts}>
          {(answer) => (
            <Vintages answer={answer} days={days} monthly={monthly} byAmount={byAmount} />
          )}
        </Asked>
      </div>
      <div class="panels">
        {cycles ? (
          <Asked key="cycle" span={12} document={CycleRollQuery} variables={scope.asked}>
            {(answer) => (
              <RollRates
                scope={scope}
                answer={answer}
                rows={answer.data?.portfolio.cycleRollRate.rows}
                cycles
                byAmount={byAmount}
              />
            )}
          </Asked>
        ) : (
          <Asked key="month" span={12} document={RollQuery} variables={scope.asked}>
            {(answer) => (
              <RollRates
                scope={scope}
                answer={answer}
                rows={answer.data?.portfolio.rollRate.rows}
                cycles={false}
                byAmount={byAmount}
              />
            )}
          </Asked>
        )}
      </div>
      <div class="panels">
        <Asked span={7} document={FlowQuery} variables={{ asOf: scope.asked.asOf }}>
          {(answer) => <Flows answer={answer} />}
        </Asked>
        <Asked span={5} document={FirstPaymentQuery} variables={{ asOf: scope.asked.asOf }}>
          {(answer) => <FirstPayment answer={answer} />}
        </Asked>
      </div>
    </>
  )
}
