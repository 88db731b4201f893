-- The stability index that two samples of one population stay under by chance: (1/n + 1/m) times the chi-square
-- quantile of cells - 1 degrees (arXiv 2303.01227), that by Wilson and Hilferty's cube.
create or replace macro psi_by_chance(rows_then, rows_now, cells, quantile) as
  case
    when cells < 2 then 0.0
    else (1 / rows_then + 1 / rows_now) * (cells - 1)
      * (1 - 2 / (9 * (cells - 1)) + quantile * sqrt(2 / (9 * (cells - 1)))) ^ 3
  end::double;
