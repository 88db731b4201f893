-- A written definition of outcome (definition.ts), a JSON text, as a structure.
create or replace macro written_definition(document) as from_json(document, '{
  "window_months": "INTEGER",
  "material_from": "DECIMAL(18,2)",
  "material_share": "DECIMAL(9,8)",
  "bad": {"dpd_over": "INTEGER", "states": ["VARCHAR"]},
  "indeterminate": {"dpd_over": "INTEGER"},
  "exclude": {
    "months_on_book_under": "INTEGER", "dpd_over": "INTEGER", "states": ["VARCHAR"],
    "inactive_months": "INTEGER", "fraud_within_window": "BOOLEAN"
  }
}');
