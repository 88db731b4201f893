import { graphql, type ResultOf } from '../../api/graphql.ts'

/** From when and until when there is anything of the customer: many accounts end before the data do. */
export const LastSeenQuery = graphql(`
  query LastSeen($sourceId: String!) {
    customer(sourceId: $sourceId) {
      id joinedOn
      accounts { openedOn }
      facilities { openedOn }
      statements { closedOn }
      transactions(first: 1, sort: { by: OCCURRED_AT, descending: true }) {
        edges { node { bookedOn } }
      }
    }
  }
`)

export const CustomerQuery = graphql(`
  query Customer($sourceId: String!, $asOf: Date) {
    customer(sourceId: $sourceId) {
      id sourceId sex ageYears(asOf: $asOf) education maritalStatus occupation monthlyIncome
      place { name } joinedOn
      accounts { sourceId accountClass openedOn closedOn }
      bindings { instrument product since until }
      facilities {
        sourceId kind openedOn closedOn principal termMonths instalment
        limit(asOf: $asOf)
        limitEvents { effectiveOn until creditLimit reason }
        states { state since until reason }
      }
      statements(asOf: $asOf) { id closedOn dueOn balance minimumDue paid repaymentStatus }
      standingQuotas {
        quota
        decision { id }
        override { id until }
      }
      overrides {
        id overrideId state reason note quotaBefore quotaAfter side until
        proposedAt proposedBy judgedAt judgedBy stands appliedOn
        decision { id }
      }
      scores(first: 50) { scoredOn score band run { runId } }
      decisions(first: 50) {
        id decidedFor outcome score pd band utilisation utilisationBand
        currentLimit target quota change
        expectedLoss { amount lgd ccf }
        bindingRule bindingText bindingTextZh
        run { runId }
        facility { sourceId }
        model { modelId name horizonMonths rows bads reasonBaseline { kind cutoff } }
        policy { version bands { id from label } }
        ruleHits { rule stage cap reason text textZh binding }
        reasons { feature rank shortfall text textZh }
      }
    }
  }
`)

/** What is held and owed as of the day: worked out from every row, so it comes after the rest. */
export const StandingQuery = graphql(`
  query Standing($sourceId: String!, $asOf: Date) {
    customer(sourceId: $sourceId) {
      id sourceId
      accounts { sourceId balance(asOf: $asOf) }
      facilities {
        sourceId
        delinquency(asOf: $asOf) { daysPastDue monthsLate bucket overdueAmount }
        balance(asOf: $asOf) {
          receivable unbilled holds available stage fiveTier writtenOff recovered
        }
      }
    }
  }
`)

export type Standing = NonNullable<ResultOf<typeof StandingQuery>['customer']>

export const HistoryQuery = graphql(`
  query History($sourceId: String!, $to: Date) {
    customer(sourceId: $sourceId) {
      id sourceId
      balanceHistory(to: $to) { day balance kind sourceId }
    }
  }
`)

export type BalanceHistory = NonNullable<
  ResultOf<typeof HistoryQuery>['customer']
>['balanceHistory']

export type CustomerAnswer = ResultOf<typeof CustomerQuery>
export type Customer = NonNullable<CustomerAnswer['customer']>
export type Decision = Customer['decisions'][number]
export type Override = Customer['overrides'][number]
export type StandingQuota = Customer['standingQuotas'][number]
export type Statement = Customer['statements'][number]
export type Facility = Customer['facilities'][number]

export const ScoreQuery = graphql(`
  query ScorePoints($sourceId: String!, $run: Int) {
    customer(sourceId: $sourceId) {
      id
      score(run: $run) {
        score pd band scoredOn segment meanScore
        model { name horizonMonths state }
        points { feature label unit value bin points mean }
        reasons { feature rank }
      }
    }
  }
`)

export type Score = NonNullable<NonNullable<ResultOf<typeof ScoreQuery>['customer']>['score']>

export const WhatWouldChangeQuery = graphql(`
  query WhatWouldChange($sourceId: String!, $run: Int, $target: Float!) {
    customer(sourceId: $sourceId) {
      id
      score(run: $run) {
        whatWouldChange(target: $target) {
          ways { score changes { feature label unit value needed neededZh points } }
          closest { score changes { feature label unit value needed neededZh points } }
        }
      }
    }
  }
`)

export const NotchesQuery = graphql(`
  query Notches($sourceId: String!, $filter: TransactionFilter, $after: String) {
    customer(sourceId: $sourceId) {
      id
      transactions(
        first: 100
        after: $after
        filter: $filter
        sort: { by: OCCURRED_AT, descending: true }
      ) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id occurredAt channel kind amount direction status } }
      }
    }
  }
`)

export type Notch = NonNullable<
  ResultOf<typeof NotchesQuery>['customer']
>['transactions']['edges'][number]['node']

export const CustomerPaymentsQuery = graphql(`
  query CustomerPayments($sourceId: String!, $first: Int, $after: String, $filter: TransactionFilter) {
    customer(sourceId: $sourceId) {
      id
      transactions(
        first: $first
        after: $after
        filter: $filter
        sort: { by: OCCURRED_AT, descending: true }
      ) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          node {
            id occurredAt kind channel funding status direction amount category categoryCode
            responseCode statedBalance counterparty
            place { name }
            merchant { name }
          }
        }
      }
    }
  }
`)

export type CustomerPayment = NonNullable<
  ResultOf<typeof CustomerPaymentsQuery>['customer']
>['transactions']['edges'][number]['node']

export const ProposeMutation = graphql(`
  mutation Propose(
    $decision: ID!
    $quota: Decimal
    $reason: String!
    $note: String!
    $until: Date!
  ) {
    proposeOverride(
      decision: $decision
      quota: $quota
      reason: $reason
      note: $note
      until: $until
    ) { id overrideId }
  }
`)

export const ReplayQuery = graphql(`
  query Replay($id: ID!) {
    node(id: $id) {
      __typename
      ... on Decision { id replay { same differences } }
    }
  }
`)

/** What the catalogue calls a feature in Chinese; points come with the English name. */
export const FeatureNamesQuery = graphql(`
  query FeatureNames { features { name labelZh } }
`)
