-- Random numbers without state: the same (entity, stream, seed) gives the same number on any thread.
create or replace macro draw(entity, stream) as
  hash(xor(entity::bigint * 8192 + stream, getvariable('seed')));

-- A uniform number of 0 to 1 out of all bits of a drawn number.
create or replace macro uniform(drawn) as (drawn >> 11)::double / 9007199254740992.0;

-- Several numbers are cut out of one drawn number: `width` bits from bit `first` on.
create or replace macro bits(drawn, first, width) as ((drawn >> first) & ((1 << width) - 1)::ubigint)::integer;

create or replace macro u(entity, stream) as uniform(draw(entity, stream));

-- Standard normal by the transform of Box and Muller: for customers, of whom there are few.
create or replace macro z(entity, stream) as
  sqrt(-2 * ln(1 - u(entity, stream))) * cos(2 * pi() * u(entity, stream + 4096));

-- An entry of a table of quantiles: the list holds each outcome as often as its weight.
create or replace macro pick(choices, number) as
  choices[1 + floor(number * len(choices))::integer];

-- The last second of a day, and the day of a second, both counted from the first day of the world.
create or replace macro end_of(day_no) as (day_no + 1) * 86400;
create or replace macro day_of(second_no) as (second_no // 86400)::integer;

-- How many days of a spell lie after `since` and before `until_day`.
create or replace macro days_within(spell_from, spell_until, since, until_day) as
  -- greatest() passes over NULL: no spell must be told apart.
  case when spell_from is null then 0
       else greatest(0, least(coalesce(spell_until, until_day) + 1, until_day) - greatest(spell_from, since + 1)) end;

-- A sum after a movement, where nothing spoke against it.
create or replace macro booked(so_far, movement, hits_of_it) as
  so_far + case when hits_of_it = 0 then movement else 0 end;

-- The entity of a customer in a period.
create or replace macro np_of(number, period_no) as number::bigint * 64 + period_no;

-- The day on which a part of a loan is due: as many months after its opening.
create or replace macro due_day_of(opening_month, opened, part_no) as
  getvariable('first_days')[opening_month + part_no + 1] + opened - getvariable('first_days')[opening_month + 1];
