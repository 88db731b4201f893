-- What is not billed yet of a plan after some of its parts: all parts are the same, to the cent, but the
-- last, which is what is left.
create or replace macro unbilled_after(principal, months, bills) as
  case when bills <= 0 then principal
       when bills >= months then principal * 0
       else principal - bills * ((principal * 100)::bigint // months * 0.01) end::decimal(18, 2);
