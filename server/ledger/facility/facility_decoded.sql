-- Facilities with words for codes.
create or replace view facility_decoded as
select
  f.* exclude (kind),
  kind.name as kind,
from facility as f
left join code as kind on kind.domain = 'facility_kind' and kind.code = f.kind;
