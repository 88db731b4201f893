import { createHash } from 'node:crypto'
import { recordAudit } from '../access/audit.ts'
import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { FEATURES } from '../features/catalogue.ts'
import { factTypes } from './facts.ts'
import type { Policy } from './policy.ts'
import { type PolicyContext, readPolicy } from './read_policy.ts'

/** A policy version as it was saved. Versions are never changed. */
export interface SavedPolicy {
  version: number
  document: string
  digest: string
  policy: Policy
}

/** What policies are read against here: the lender's currency and the catalogue. Throws NOT_READY without a lender. */
export async function policyContext(sql: Sql): Promise<PolicyContext> {
  const lender = await sql.first<{ currency: string }>('select currency from lender limit 1')
  if (!lender) throw new RiskError('NOT_READY', 'the store is empty: ingest or simulate first')
  return { currency: lender.currency, facts: factTypes(FEATURES) }
}

/**
 * Saves a policy document (YAML) as the next version, in the caller's transaction (`store.write`).
 * The document of the newest version saved again is that version. Throws POLICY_INVALID.
 */
export async function savePolicy(
  sql: Sql,
  args: { document: string; actor: string; at: Date },
): Promise<number> {
  const { name } = readPolicy(args.document, await policyContext(sql))
  const digest = createHash('sha256').update(args.document).digest('hex')
  const newest = await sql.first<{ policy_version: number; digest: string }>(
    'select policy_version, digest from policy order by policy_version desc limit 1',
  )
  if (newest?.digest === digest) return newest.policy_version
  const version = (newest?.policy_version ?? 0) + 1
  const { document, actor, at } = args
  await sql.run(
    `insert into policy (policy_version, name, document, digest, created_at, actor)
     values ($1, $2, $3, $4, $5, $6)`,
    [version, name, document, digest, at, actor],
  )
  const subject = `policy-${version}`
  await recordAudit(sql, { at, actor, action: 'policy.save', subject, detail: { name, digest } })
  return version
}

/** A policy version. Throws NOT_FOUND; POLICY_INVALID where the stored text is not what was saved. */
export async function loadPolicy(sql: Sql, version: number): Promise<SavedPolicy> {
  const row = await sql.first<{ document: string; digest: string }>(
    'select document, digest from policy where policy_version = $1',
    [version],
  )
  if (!row) throw new RiskError('NOT_FOUND', `no policy has version ${version}`)
  const digest = createHash('sha256').update(row.document).digest('hex')
  if (digest !== row.digest)
    throw new RiskError('POLICY_INVALID', `policy ${version} was changed after it was saved`)
  return { version, ...row, policy: readPolicy(row.document, await policyContext(sql)) }
}

/** The newest version's number, or undefined where no policy was saved. */
export async function newestPolicyVersion(sql: Sql): Promise<number | undefined> {
  const row = await sql.first<{ version: number | null }>(
    'select max(policy_version) as version from policy',
  )
  return row?.version ?? undefined
}
