-- What goes into the next period as it stands after this one.
truncate open_bill;

insert into open_bill
from open_bill_after;

truncate plan;

insert into plan
from plan_after;

truncate savings;

insert into savings
from savings_after;
