-- Plans after the close: one part more is billed of those that go on.
select plan.n, plan_no, is_of_purchase, started_day, months, plan.principal, fee, billed + case when closes_now then 1 else 0 end as billed
from plan
join closing using (n)
where closing.charged_off_day is null and not is_charged_off and (not closes_now or billed + 1 < months);
