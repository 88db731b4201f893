-- Random numbers without state: the same (entity, stream, seed) gives the same number on any thread.
create or replace macro u(entity, stream) as
  (hash(xor(entity::bigint * 8192 + stream, getvariable('seed'))) >> 11)::double / 9007199254740992.0;

-- Standard normal by the transform of Box and Muller.
create or replace macro z(entity, stream) as
  sqrt(-2 * ln(1 - u(entity, stream))) * cos(2 * pi() * u(entity, stream + 4096));

-- An entry of a table of quantiles: the list holds each outcome as often as its weight.
create or replace macro pick(choices, uniform) as
  choices[1 + floor(uniform * len(choices))::integer];
