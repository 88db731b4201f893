-- Who never passes pays nothing and owes nothing.
select everyone.*
from everyone
semi join (from onboarding where is_open) using (n)
order by n;
