-- Who paid by flash for the first time in this period, and with which payment.
insert into first_tap
select moment.period_no, n, e, sec, cents
from purchase
cross join moment
anti join first_tap using (n)
where channel = 'flash' and status <> 'declined'
qualify row_number() over (partition by n order by sec, e) = 1;
