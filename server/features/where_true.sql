-- A figure where a condition holds, else 0. A product: a CASE for each of many sums costs more than the sums.
create or replace macro where_true(figure, condition) as figure * condition::double;
