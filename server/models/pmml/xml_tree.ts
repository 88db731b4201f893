import { DOMParser, type Element as XmlElement } from '@xmldom/xmldom'
import { RiskError } from '../../db/errors.ts'

/** An element of an XML file: its name without a prefix, and its line. */
export interface Node {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly Node[]
  text: string
  line: number
}

/** Elements within each other: more than this are no model. */
const DEEPEST = 200

/**
 * The root of an XML file. Throws FILE_REFUSED for what is not well formed, and for a document type: with it
 * a small file can name others, and grow to any size.
 */
export function xmlTree(bytes: Uint8Array, fileName: string): Node {
  const refuse = (why: string, cause?: unknown) =>
    new RiskError('FILE_REFUSED', `${fileName}: ${why}`, { cause })
  const text = decoded(bytes, refuse)
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw refuse('it declares a document type (DOCTYPE), which is not read')
  const parser = new DOMParser({
    // XML 1.0: other line separators are characters like others.
    normalizeLineEndings: (source) => source.replace(/\r\n?/g, '\n'),
    onError: (_level, message) => {
      throw new Error(message)
    },
  })
  let root: XmlElement | null
  try {
    root = parser.parseFromString(text, 'application/xml').documentElement
  } catch (cause) {
    throw refuse(`it is no well-formed XML: ${(cause as Error).message.split('\n')[0]}`, cause)
  }
  if (!root) throw refuse('it has no element')
  return nodeOf(root, 0, () => refuse(`it has more than ${DEEPEST} elements within each other`))
}

function decoded(bytes: Uint8Array, refuse: (why: string, cause: unknown) => RiskError): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const encoding = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw refuse(`it cannot be read as ${encoding}`, cause)
  }
}

function nodeOf(element: XmlElement, depth: number, tooDeep: () => RiskError): Node {
  if (depth > DEEPEST) throw tooDeep()
  const children: Node[] = []
  let text = ''
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === child.ELEMENT_NODE)
      children.push(nodeOf(child as XmlElement, depth + 1, tooDeep))
    else text += child.nodeValue ?? ''
  }
  const attributes = Array.from(element.attributes, ({ name, value }) => [name, value])
  return {
    name: element.localName ?? element.nodeName,
    attributes: Object.fromEntries(attributes),
    children,
    text,
    line: element.lineNumber ?? 0,
  }
}
