import { readFile } from 'node:fs/promises'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'

const WHITE_STRIP = new URL('./policies/white_strip.yaml', import.meta.url)

// At a bad rate of 2% a year, which its bands were drawn for: 600 + 50/ln 2 x ln((98/2)/19).
const DRAWN_FOR_MEAN = 668
const STEP = 10
const NEAR = 40

/**
 * The policy a store begins with. Its score bands stand for a 12-month default rate of about 2%;
 * where a model's mean score is far from that (another outcome, another horizon), the bands are moved
 * by the distance, to the next ten points, so that they divide its population and not one corner.
 * The edges written down are absolute either way: a later model does not move them.
 */
export async function firstPolicy(model: { id: string; meanScore: number }): Promise<string> {
  const yaml = await readFile(WHITE_STRIP, 'utf8')
  const distance = model.meanScore - DRAWN_FOR_MEAN
  if (Math.abs(distance) <= NEAR) return yaml
  const shift = Math.round(distance / STEP) * STEP
  const document = parseDocument(yaml)
  const bands = document.get('bands')
  if (!isSeq(bands)) throw new Error('the first policy has no bands')
  for (const band of bands.items) {
    const from = isMap(band) ? band.get('from', true) : undefined
    if (isScalar(from)) from.value = Number(from.value) + shift
  }
  bands.commentBefore = ` Moved by ${shift} points: the mean score of ${model.id} is ${model.meanScore.toFixed(0)}.`
  return document.toString({ lineWidth: 100 })
}
