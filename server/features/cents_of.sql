-- An amount in whole hundredths, exact up to 2^51 of them.
create or replace macro cents_of(amount) as round(amount::double * 100);
