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
