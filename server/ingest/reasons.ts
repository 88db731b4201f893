/** Why a row is not taken: a stable code, and what was expected. Codes are never reused. */
export const REASONS = {
  MISSING_ID: 'an id is expected',
  MISSING_VALUE: 'a value is expected',
  BAD_DATE: 'a day is expected, as YYYY-MM-DD',
  BAD_INSTANT:
    'a time is expected, as YYYY-MM-DD HH:MM:SS with at most six decimals, and an offset if need be',
  BAD_DECIMAL: 'a decimal number is expected, as 1234.50',
  BAD_INTEGER: 'a whole number is expected',
  BAD_NUMBER: 'a number is expected; NDJSON has one of more than 15 digits as text',
  TOO_MANY_DECIMALS: 'money has at most two decimals',
  OUT_OF_RANGE: 'the value is outside what can be',
  NEGATIVE_AMOUNT: 'an amount is zero or more; the direction says which way it goes',
  UNKNOWN_WORD: 'the word is not in the vocabulary',
  WRONG_CURRENCY: 'only the currency of the lender is taken',
  NUL_CHARACTER: 'text may not hold a NUL character',
  TOO_LONG: 'the value is too long: an id has at most 200 bytes, a text at most 4,000',
  BAD_ENCODING: 'the line is not in the encoding of the file',
  BAD_QUOTE: 'a quoted value must be closed, and followed by a delimiter',
  BAD_JSON: 'a line must be one JSON object of texts, numbers, booleans and nulls',
  WRONG_COLUMN_COUNT: 'the line has not as many values as the header has columns',
  UNKNOWN_REFERENCE: 'the id names nothing that is known',
  KEY_CONFLICT: 'the id is known with other content',
} as const

export type Reason = keyof typeof REASONS

export const REASON_CODES = Object.keys(REASONS) as Reason[]
