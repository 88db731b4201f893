import { RiskError } from '../../db/errors.ts'

type Attributes = Readonly<Record<string, string | number | undefined>>

// What XML 1.0 has no way to write: most control characters, halves of surrogate pairs, two others.
const UNWRITABLE = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\p{Cs}\ufffe\uffff]/u

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text inside an attribute or element; white space is kept. Throws BAD_REQUEST for a character XML 1.0 lacks. */
export function xmlText(text: string): string {
  if (UNWRITABLE.test(text))
    throw new RiskError(
      'BAD_REQUEST',
      `a character of ${JSON.stringify(text)} cannot stand in XML: export the model as json, sql or onnx`,
    )
  return text.replace(/[&<>"\n\r\t]/g, (c) => ENTITIES[c] ?? `&#${c.charCodeAt(0)};`)
}

/** An element of given attributes; its children are XML. */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly string[] = [],
): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`],
  )
  const open = `<${name}${given.join('')}`
  return children.length === 0 ? `${open}/>` : `${open}>\n${children.join('\n')}\n</${name}>`
}
