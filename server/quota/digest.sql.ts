/**
 * What a decision was made from, as one SHA-256 over columns of the table `decision`: subject, days,
 * model, policy and facts. A fact that was changed afterwards shows, even where it would change
 * nothing in the decision.
 */
export const digestSql = `sha256(concat_ws('|', subject_id, customer_id, coalesce(facility_id, 0),
  decided_for, strftime(known_at, '%Y-%m-%d %H:%M:%S.%f'), model_id, policy_version, facts))`
