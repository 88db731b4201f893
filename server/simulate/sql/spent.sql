-- What purchases of the period take, by customer: filled range by range.
create or replace table spent (
  n integer, posted bigint, held bigint, saved bigint, class_cents bigint, class_new_year bigint, early_posted bigint, early_held bigint
);
