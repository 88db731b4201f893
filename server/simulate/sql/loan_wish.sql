-- Who asks for a loan after all: of those held out only who would have asked without an offer.
select wish.*
from wish
anti join (from offer where apply_day is not null and not asks) using (n)
order by n;
