import type { Known } from '../../imported/bind.ts'
import type { Contract } from '../../imported/contract.ts'
import type { Scorecard } from '../../scorecard/model.ts'
import { askedOf, bindParts } from '../bind.ts'
import { cardOf } from '../card.ts'
import { pmmlFile } from '../file.ts'
import { meaningOf } from '../meaning.ts'
import { sumOf } from '../sum.ts'
import { xmlTree } from '../xml_tree.ts'

const target = { definition: 'late', horizonMonths: 12, bad: '1', good: '0' }

/** The parts and constant of a PMML text, each field bound to a feature of its name. */
export function readSum(xml: string, contract: Contract = {}) {
  const file = pmmlFile(xmlTree(new TextEncoder().encode(xml), 'card.pmml'))
  const asked = askedOf(contract, file.fields)
  const { of, ...sum } = sumOf(file, asked)
  const known = [...file.fields.values()].map(
    ({ name, type }): Known => ({ name: asked.get(name)?.feature ?? name, type, unit: null }),
  )
  const meaning = meaningOf(file.model, of, contract, target)
  return { constant: sum.constant, parts: bindParts(sum.parts, asked, known), meaning }
}

/** A PMML text as a scorecard that no row has been seen of. */
export function readCard(xml: string, contract: Contract = {}): Scorecard {
  const { meaning, ...sum } = readSum(xml, contract)
  if (meaning.kind === 'value') throw new Error('it gives a value')
  return cardOf(sum, meaning, { target, fileName: 'card.pmml', seed: 1, table: true })
}
