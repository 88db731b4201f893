-- The payment `now` after those `before` it: what it gives to fees and interest, added to what they gave. A
-- payment pays in its order what was charged and is not paid yet; a returned one (a negative amount)
-- takes back what it gave, principal first, by the parts of the payment that it undoes.
create or replace macro payment_taken(before, now) as
  list_transform([{
    'fees_open': greatest(0, now.fees_charged - before.fees_paid),
    'interest_open': greatest(0, now.interest_charged - before.interest_paid),
    'undone_fees': coalesce(before.fee_parts[now.undone_no], 0),
    'undone_interest': coalesce(before.interest_parts[now.undone_no], 0),
    -- What principal takes before the others have their turn.
    'principal': case
      when now.amount < 0
        then least(-now.amount, coalesce(
          now.undone_amount - coalesce(before.fee_parts[now.undone_no], 0) - coalesce(before.interest_parts[now.undone_no], 0),
          -now.amount))
      when now.principal_first then least(now.amount, greatest(0, now.principal_charged - before.principal_paid))
      else 0 end}],
  lambda o: list_transform([
    case when now.amount >= 0 then least(now.amount - o.principal, o.fees_open)
         else -least(greatest(0, -now.amount - o.principal - o.undone_interest), o.undone_fees) end::decimal(18, 2)],
  lambda to_fees: list_transform([
    case when now.amount >= 0 then least(now.amount - o.principal - to_fees, o.interest_open)
         else -least(-now.amount - o.principal, o.undone_interest) end::decimal(18, 2)],
  lambda to_interest: {
    'transaction_id': now.transaction_id, 'amount': now.amount, 'undone_no': now.undone_no, 'undone_amount': now.undone_amount,
    'principal_first': now.principal_first, 'principal_charged': now.principal_charged,
    'interest_charged': now.interest_charged, 'fees_charged': now.fees_charged,
    'principal_paid': (before.principal_paid + now.amount - to_fees - to_interest)::decimal(18, 2),
    'fees_paid': (before.fees_paid + to_fees)::decimal(18, 2),
    'interest_paid': (before.interest_paid + to_interest)::decimal(18, 2),
    'fee_parts': list_append(before.fee_parts, to_fees),
    'interest_parts': list_append(before.interest_parts, to_interest)})[1])[1])[1];
