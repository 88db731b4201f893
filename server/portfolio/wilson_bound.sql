-- Wilson's 95% bounds of a rate, as `stats/wilson.ts` has them; 0 and 1 where there are no trials.
create or replace macro wilson_bound(events, trials, side) as
  case
    when trials = 0 then case when side < 0 then 0.0 else 1.0 end
    when side < 0 and events = 0 then 0.0
    when side > 0 and events = trials then 1.0
    else greatest(0.0, least(1.0,
      (events / trials + 1.959963984540054 ^ 2 / (2 * trials)
        + side * 1.959963984540054 * sqrt(events / trials * (1 - events / trials) / trials
                                          + 1.959963984540054 ^ 2 / (4 * trials ^ 2)))
      / (1 + 1.959963984540054 ^ 2 / trials)))
  end::double;
