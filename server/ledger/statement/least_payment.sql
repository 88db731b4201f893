-- The least payment a statement asks for: what earlier ones left, the instalments billed, and of the rest
-- a share or a least amount, but never more than the balance.
create or replace macro least_payment(balance, carried, instalments, share, least_amount) as
  least(greatest(0, balance), carried + instalments
    + greatest(least_amount, round(share * greatest(0, balance - carried - instalments), 2)))::decimal(18, 2);
