-- What is so of facilities at month ends: lines by customer and month, then loans.
create view truth_month as
from line_month
union all
from loan_month;
