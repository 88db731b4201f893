-- Rows that are written are let go of.
create or replace table pending as
select * from pending where sec >= getvariable('next_month_sec');

create or replace table bill as
select * from bill where close_day * 86400 >= getvariable('next_month_sec');
