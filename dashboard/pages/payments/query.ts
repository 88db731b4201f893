import { graphql, type ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'

export const ChannelQuery = graphql(`
  query Channels($asOf: Date!, $compareTo: Date) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      channelShare(months: 24) {
        rows {
          month channel
          measures { payments amount customers paymentShare amountShare meanTicket declined declineRate }
          comparison { payments amount paymentShare amountShare }
        }
      }
    }
  }
`)

export const AcceptanceQuery = graphql(`
  query Acceptance($asOf: Date!) {
    portfolio(asOf: $asOf) {
      acceptanceGrowth(months: 24) {
        rows { month channel measures { merchants newMerchants endedMerchants terminals } }
      }
    }
  }
`)

export const BindingQuery = graphql(`
  query Bindings($asOf: Date!, $compareTo: Date) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      bindingGrowth(months: 24) {
        rows {
          month instrument
          measures { bindings users perUser newBindings endedBindings }
          comparison { perUser }
        }
      }
    }
  }
`)

export const PartnerGrowthQuery = graphql(`
  query Partners($asOf: Date!) {
    portfolio(asOf: $asOf) {
      partnerGrowth(months: 24) {
        rows { month role measures { partners newPartners endedPartners } }
      }
    }
  }
`)

export const CreditPaidQuery = graphql(`
  query CreditPaid($asOf: Date!, $compareTo: Date) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      creditPaidShare(months: 24) {
        rows {
          month channel
          measures { amount quotaAmount savingsAmount mixedAmount notStatedAmount quotaShare }
          comparison { quotaShare }
        }
      }
    }
  }
`)

export const MigrationQuery = graphql(`
  query SavingsToCredit($asOf: Date!, $compareTo: Date, $days: Int!) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      savingsToCredit(days: $days) {
        rows {
          stateBefore stateAfter
          measures { customers share amountBefore amountAfter quotaBefore quotaAfter }
          comparison { share }
        }
      }
    }
  }
`)

export const ActivationQuery = graphql(`
  query Activation($asOf: Date!, $compareTo: Date, $days: Int!) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      activationFunnel(days: $days) {
        rows {
          position step
          measures { customers rate stepRate medianDays medianDaysInAll }
          comparison { rate }
        }
      }
    }
  }
`)

export const AdoptionQuery = graphql(`
  query Adoption($asOf: Date!) {
    portfolio(asOf: $asOf) {
      adoption(months: 24) {
        rows {
          month path
          measures { customers followed rate medianDays rate30d rate90d cutOff }
        }
      }
    }
  }
`)

export const DeclineQuery = graphql(`
  query Declines($asOf: Date!, $compareTo: Date, $days: Int!) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      declineFunnel(days: $days) {
        rows {
          channel position step
          measures { attempts payments amount share hits hitAmount alone aloneAmount }
          comparison { share }
        }
      }
    }
  }
`)

export const VerificationQuery = graphql(`
  query Verification($asOf: Date!, $days: Int!) {
    portfolio(asOf: $asOf) {
      verificationFailure(days: $days) {
        rows {
          element reason
          measures { checks failed failureRate customers firstFailed alone }
        }
      }
    }
  }
`)

export const MerchantQuery = graphql(`
  query Merchants($asOf: Date!, $days: Int!) {
    portfolio(asOf: $asOf) {
      merchantBoard(days: $days, limit: 100) {
        count
        rows {
          merchant
          measures { name amount payments customers amountBefore growth declineRate judgedCustomers badCustomers badShare }
        }
      }
    }
  }
`)

export const PlaceQuery = graphql(`
  query Places($asOf: Date!, $days: Int!) {
    portfolio(asOf: $asOf) {
      placeBoard(days: $days, limit: 100) {
        count
        rows {
          place
          measures { name amount payments customers amountBefore growth declineRate judgedCustomers badCustomers badShare }
        }
      }
    }
  }
`)

export const PromotionQuery = graphql(`
  query Promotions($asOf: Date!) {
    portfolio(asOf: $asOf) {
      promotionCost(days: 730) {
        rows {
          promotion
          measures {
            name startsOn endsOn matured users uses cost partnerCost lenderCost costPerUser
            retainedUsers retention costPerRetained nonUsers nonUserRetention retentionDifference
          }
        }
      }
    }
  }
`)

export const CampaignQuery = graphql(`
  query Campaigns($asOf: Date!) {
    portfolio(asOf: $asOf) {
      campaignResult {
        rows {
          campaign
          measures {
            treated treatedTaken treatedRate heldOut heldOutTaken heldOutRate uplift upliftLower
            upliftUpper profit valuePerTreated
          }
        }
      }
    }
  }
`)

export const SegmentQuery = graphql(`
  query Segments($asOf: Date!) {
    portfolio(asOf: $asOf) {
      campaignSegment {
        rows {
          campaign spending creditUse
          measures {
            treated treatedTaken treatedRate heldOut heldOutTaken heldOutRate uplift upliftLower
            upliftUpper profit valuePerTreated
          }
        }
      }
    }
  }
`)

export const ContributionQuery = graphql(`
  query Contribution($asOf: Date!, $compareTo: Date, $days: Int!) {
    portfolio(asOf: $asOf, compareTo: $compareTo) {
      contribution(days: $days) {
        rows {
          channel
          measures {
            amount quotaAmount feeIncome partnerPart lenderSubsidy interestIncome fundingCost netLoss
            contribution
          }
          comparison {
            amount quotaAmount feeIncome partnerPart lenderSubsidy interestIncome fundingCost netLoss
            contribution
          }
        }
      }
    }
  }
`)

export const PartnerQuery = graphql(`
  query PartnerContribution($asOf: Date!, $days: Int!) {
    portfolio(asOf: $asOf) {
      partnerContribution(days: $days) {
        rows {
          partner
          measures {
            name role amount quotaAmount feeIncome partnerPart lenderSubsidy interestIncome
            fundingCost netLoss contribution funded paidForFunds
          }
        }
      }
    }
  }
`)

export type Answer<Document> = Query<ResultOf<Document>>
