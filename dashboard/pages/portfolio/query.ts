import { graphql, type ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'

export const BalanceQuery = graphql(`
  query Balance($asOf: Date!, $compareTo: Date) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      rollForward {
        rows {
          kind
          measures {
            facilities opening purchases withdrawals disbursements fees penalties interest
            repayments refunds reversals chargeOffs closing difference recoveries
          }
          comparison {
            facilities opening purchases withdrawals disbursements fees penalties interest
            repayments refunds reversals chargeOffs closing difference recoveries
          }
        }
      }
    }
  }
`)

export const ControlQuery = graphql(`
  query Control($asOf: Date!) {
    portfolio(asOf: $asOf) {
      rollForwardControl {
        rows {
          kind
          measures {
            amount inRollForward afterChargeOff elsewhere daysStated statedAmount difference
          }
        }
      }
    }
  }
`)

export const FeedQuery = graphql(`
  query Feed($asOf: Date!) {
    portfolio(asOf: $asOf) {
      feedCompleteness {
        rows {
          day
          measures { rows amount weeks medianRows spread verdict controlRows rowsDifference amountDifference agrees }
        }
      }
    }
  }
`)

export const UtilisationQuery = graphql(`
  query Utilisation($asOf: Date!) {
    portfolio(asOf: $asOf) {
      utilisation {
        rows {
          month basis
          measures { lines balance creditLimit ratioOfSums meanOfRatios overLimit }
        }
      }
    }
  }
`)

export const VintageQuery = graphql(`
  query Vintage($asOf: Date!, $days: Int!, $months: Int!, $cohortGrain: VintageCohortGrain!) {
    portfolio(asOf: $asOf) {
      vintage(days: $days, months: $months, cohortGrain: $cohortGrain) {
        rows {
          cohort monthsOnBook
          measures { accounts lateAccounts lateShare amount lateAmount lateAmountShare }
        }
      }
    }
  }
`)

export const RollQuery = graphql(`
  query Roll($asOf: Date!, $compareTo: Date) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      rollRate(months: 1) {
        rows {
          month fromState toState
          measures { accounts balance accountRate balanceRate }
          comparison { accountRate balanceRate }
        }
      }
    }
  }
`)

export const CycleRollQuery = graphql(`
  query CycleRoll($asOf: Date!, $compareTo: Date) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      cycleRollRate(months: 1) {
        rows {
          month fromState toState
          measures { accounts balance accountRate balanceRate }
          comparison { accountRate balanceRate }
        }
      }
    }
  }
`)

export const FlowQuery = graphql(`
  query Flow($asOf: Date!) {
    portfolio(asOf: $asOf) {
      flowRate {
        rows {
          month bucket
          measures { nextBucket accountRate balanceBefore balance balanceRate toWriteOff netFlowLoss }
        }
      }
    }
  }
`)

export const FirstPaymentQuery = graphql(`
  query FirstPayment($asOf: Date!) {
    portfolio(asOf: $asOf) {
      firstPaymentDefault {
        rows {
          cohort
          measures { accounts withDue matured unpaid unpaidShare maturedAmount unpaidAmount }
        }
      }
    }
  }
`)

export const StageQuery = graphql(`
  query Stages($asOf: Date!, $compareTo: Date) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      stageMigration {
        rows {
          fromStage toStage
          measures { facilities share receivableBefore receivableShare receivable writtenOff }
          comparison { facilities share receivableShare receivable }
        }
      }
    }
  }
`)

export const AllowanceQuery = graphql(`
  query Allowance($asOf: Date!, $compareTo: Date) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      lossAllowance {
        rows {
          stage
          measures { facilities receivable ead withoutPd eadWithoutPd allowance coverage }
          comparison { receivable allowance coverage }
        }
      }
    }
  }
`)

export const ExpectedLossQuery = graphql(`
  query ExpectedLoss($asOf: Date!, $compareTo: Date) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      expectedLoss {
        rows {
          stage bucket scoreBand
          measures { facilities receivable ead withoutPd meanPd expectedLoss }
          comparison { expectedLoss }
        }
      }
    }
  }
`)

export const ForbearanceQuery = graphql(`
  query Forbearance($asOf: Date!) {
    portfolio(asOf: $asOf) {
      forbearance {
        rows {
          month kind
          measures { ofFacilities facilities began ended receivable receivableShare }
        }
      }
    }
  }
`)

export const MoversQuery = graphql(`
  query Movers($asOf: Date!, $kind: MoversKind!) {
    portfolio(asOf: $asOf) {
      movers(kind: $kind) {
        count
        rows {
          facility
          measures {
            customer exposure bucketBefore bucket dpd stageBefore stage scoreBefore score scoreChange
            receivableBefore receivable writtenOff
          }
        }
      }
    }
  }
`)

export const BustOutQuery = graphql(`
  query BustOut($asOf: Date!, $limit: Int!) {
    portfolio(asOf: $asOf) {
      bustOutWatch(limit: $limit) {
        count
        rows {
          facility
          measures {
            customer signs isYoung isClean hasJumped hasCashOrLargeTicket hasReturnedPayment
            hasFewPayments tenureMonths owed creditLimit utilisation utilisationBefore cashAmount
            largestTicket
          }
        }
      }
    }
  }
`)

export type Answer<Document> = Query<ResultOf<Document>>
