-- Which bureaus each applicant permits the lender to ask, and until when: the two it will ask, and others.
with applicant as (
  select
    n, apply_day,
    getvariable('bureau_of')[1 + bits(draw(n, 741), 0, 8)] as first_bureau,
    (first_bureau + 1 + bits(draw(n, 741), 8, 8) % (getvariable('bureaus') - 1)) % getvariable('bureaus') as second_bureau,
  from application
),
drawn as (
  select
    n, bureau_no, first_bureau, second_bureau, draw(n * 8 + bureau_no, 742) as h,
    greatest(apply_day, (getvariable('bureaus_from') - getvariable('first_day'))::integer) as since_day,
  from applicant, bureau
)
select
  n, bureau_no, first_bureau, second_bureau, since_day,
  case when bits(h, 0, 10) < case when bureau_no in (first_bureau, second_bureau) then getvariable('permitted_1024')
    else getvariable('permitted_besides_1024') end then true else false end as is_given,
  case when bits(h, 10, 10) < getvariable('revoked_1024') then since_day + 10 + bits(h, 20, 9) end as until_day,
from drawn
where since_day < getvariable('days')
order by n, bureau_no;
