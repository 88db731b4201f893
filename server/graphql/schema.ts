import './scalars.ts'
import '../ledger/code.graphql.ts'
import '../ledger/lender.graphql.ts'
import '../ledger/place.graphql.ts'
import '../ledger/statement.graphql.ts'
import '../ledger/facility.graphql.ts'
import '../ledger/account.graphql.ts'
import '../ledger/customer.graphql.ts'
import '../ledger/delinquency.graphql.ts'
import '../ledger/balance.graphql.ts'
import '../ledger/transaction.graphql.ts'
import '../portfolio/customers.graphql.ts'
import '../portfolio/transactions.graphql.ts'
import '../portfolio/spending.graphql.ts'
import '../portfolio/statement_summary.graphql.ts'
import '../features/graphql.ts'
import '../models/graphql.ts'
import '../models/train.graphql.ts'
import '../quota/graphql.ts'
import '../quota/decision.graphql.ts'
import '../runs/graphql.ts'
import '../scoring/graphql.ts'
import '../portfolio/decisions.graphql.ts'
import '../portfolio/decision_summary.graphql.ts'
import { printSchema } from 'graphql'
import { builder } from './builder.ts'

/** The whole schema: each import above adds its part. */
export const schema = builder.toSchema()

/** The schema as text, as it is committed in `schema.graphql`. */
export const printedSchema = `${printSchema(schema)}\n`
