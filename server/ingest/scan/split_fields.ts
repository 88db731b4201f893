/** The fields of a piece of CSV text. An empty field is null. */
export interface Fields {
  values: (string | null)[]
  /** A quote was opened and not closed: the record goes on in the next line. */
  open: boolean
  /** Something follows a closing quote. */
  junk: boolean
  /** A quote stands inside a value that is not quoted. */
  stray: boolean
}

const QUOTE = '"'

/** Splits a record as RFC 4180 has it; quotes inside an unquoted value are characters like others. */
export function splitFields(text: string, delimiter: string): Fields {
  const values: (string | null)[] = []
  let junk = false
  let stray = false
  let at = 0
  for (;;) {
    if (text[at] !== QUOTE) {
      const end = text.indexOf(delimiter, at)
      const value = end === -1 ? text.slice(at) : text.slice(at, end)
      stray ||= value.includes(QUOTE)
      values.push(value === '' ? null : value)
      if (end === -1) return { values, open: false, junk, stray }
      at = end + 1
      continue
    }
    let value = ''
    let start = at + 1
    for (;;) {
      const close = text.indexOf(QUOTE, start)
      if (close === -1) return { values, open: true, junk, stray }
      value += text.slice(start, close)
      if (text[close + 1] !== QUOTE) {
        at = close + 1
        break
      }
      value += QUOTE
      start = close + 2
    }
    values.push(value === '' ? null : value)
    if (at >= text.length) return { values, open: false, junk, stray }
    if (text[at] !== delimiter) {
      junk = true
      const end = text.indexOf(delimiter, at)
      if (end === -1) return { values, open: false, junk, stray }
      at = end
    }
    at++
  }
}
