/** Where scores are put that an imported model's runtime gave, and the columns of that table. */
export const IMPORTED_SCORE = 'imported_score'

export const IMPORTED_SCORE_COLUMNS =
  '(subject_id bigint, score double, pd double, points double[], standard_errors double[], reasons varchar[])'
