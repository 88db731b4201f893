import { builder } from '../graphql/builder.ts'
import type { LenderFacts } from '../portfolio/lender_facts.ts'

export const LenderType = builder.objectRef<LenderFacts>('Lender').implement({
  description: 'Whose store this is (source: table lender), and how much it holds.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The lender’s name.' }),
    source: t.exposeString('source', {
      description: 'The ingest source: berka, uci_default, tally.',
    }),
    currency: t.exposeString('currency', { description: 'ISO 4217 code of every amount.' }),
    timeZone: t.exposeString('timeZone', { description: 'IANA zone in which days begin.' }),
    outcomeDefinition: t.exposeString('outcomeDefinition', {
      nullable: true,
      description: 'The written definition of a default that the lender’s labels follow.',
    }),
    customers: t.exposeInt('customers', { description: 'How many customers are known.' }),
    accounts: t.exposeInt('accounts', { description: 'How many accounts.' }),
    facilities: t.exposeInt('facilities', { description: 'How many lines and loans.' }),
    transactions: t.exposeInt('transactions', { description: 'How many transactions.' }),
    statements: t.exposeInt('statements', { description: 'How many statements.' }),
    firstDay: t.expose('firstDay', {
      type: 'Date',
      nullable: true,
      description: 'First day with a transaction or a statement.',
    }),
    lastDay: t.expose('lastDay', {
      type: 'Date',
      nullable: true,
      description: 'Last day with a transaction or a statement.',
    }),
    firstUnseenDay: t.expose('firstUnseenDay', {
      type: 'Date',
      nullable: true,
      description: 'First day that was observed no more: what a question without asOf means.',
    }),
    dataVersion: t.exposeInt('dataVersion', { description: 'Number of the newest loaded file.' }),
  }),
})

builder.queryField('lender', (t) =>
  t.field({
    type: LenderType,
    nullable: true,
    description: 'Whose store this is; null while it is empty.',
    resolve: (_root, _args, context) => context.lender(),
  }),
)
