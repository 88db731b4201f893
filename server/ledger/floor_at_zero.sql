-- A figure, or 0 where it is negative; NULL stays NULL (the engine's greatest passes over it).
create or replace macro floor_at_zero(figure) as
  case when figure < 0 then figure * 0 else figure end;
