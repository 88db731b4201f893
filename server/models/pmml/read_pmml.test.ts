import { describe, expect, it } from 'vitest'
import { evaluate } from '../scorecard/evaluate.ts'
import { usualScaling } from '../scorecard/scaling.ts'
import { JAVA_SCORECARD, PYTHON_LINEAR, PYTHON_LOGISTIC, R_GLM } from './testing/files.ts'
import { readCard, readSum } from './testing/read_card.ts'

const changed = (xml: string, from: string | RegExp, to: string) => {
  const text = xml.replace(from, to)
  expect(text).not.toBe(xml)
  return text
}

describe('a scorecard of another tool', () => {
  const card = readCard(JAVA_SCORECARD, { scaling: usualScaling })
  const scored = (department: string | null, age: number | null, income: number | null) =>
    evaluate(card, { department, age, income })

  it.each([
    ['marketing', 40, 1500, 400 + 19 + 18 + 26],
    ['human resources', 18, 999.99, 400 + 3 - 3 + 5],
    ['sales', 18.000001, 1000, 400 + 6 + 0 + 26],
    [null, 29, 2000, 400 - 9 + 0 - 7],
    ['', null, null, 400 + 6 - 1 + 26],
    ['engineering', 29.5, 9999, 400 + 3 + 18 + 5],
    ['Marketing', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 400 + 6 - 3 - 7],
  ])('scores %s, %s, %s as its attributes add up', (department, age, income, score) => {
    expect(scored(department, age, income).score).toBe(score)
  })

  it('holds points against its own baselines, and ranks reasons by them', () => {
    const { reasons } = scored('engineering', 18, 5000)
    expect(reasons.map(({ feature, shortfall }) => [feature, shortfall])).toEqual([
      ['age', 21],
      ['income', 17],
      ['department', 16],
    ])
  })

  it('keeps its reason codes where people read them, and its ends as it closes them', () => {
    const age = card.characteristics.find(({ feature }) => feature === 'age')!
    expect(age.label).toBe('age (RC2)')
    expect(age.bins.map(({ label }) => label)).toEqual([
      '18 or less (RC2_2)',
      'above 18 to 29 (RC2_3)',
      'above 29',
      'missing (RC2_1)',
    ])
  })

  it('without a scaling has no PD, and says what to say; a value needs none', () => {
    expect(() => readCard(JAVA_SCORECARD)).toThrow(/gives a score and no PD: say its scaling/)
    expect(readSum(JAVA_SCORECARD, { output: { is: 'value' } }).meaning).toEqual({ kind: 'value' })
  })

  it('whose score is log odds of bad is turned round', () => {
    const odds = readCard(JAVA_SCORECARD, { output: { is: 'log_odds' } })
    const { pd } = evaluate(odds, { department: null, age: 29, income: 2000 })
    expect(pd).toBeCloseTo(1 / (1 + Math.exp(-384)), 12)
  })
})

describe('a regression of another tool', () => {
  const contract = {
    inputs: [
      { feature: 'balance', missing: 1200.5 },
      { feature: 'region', unseen: 'north' },
    ],
  }
  const linear = (balance: number, loans: number, region: number) =>
    -1.25 + (0.75 * (balance - 1200.5)) / 450.25 - 0.5 * loans + region

  it.each([
    [2000, 1, 'north', linear(2000, 1, 0.4)],
    [-3.5, 0, 'south', linear(-3.5, 0, -0.2)],
    [null, null, 'east', linear(1200.5, 2, 0.4)],
    [0, 1e6, 'north', linear(0, 1e6, 0.4)],
  ])('gives the PD of its log odds: balance %s, loans %s, %s', (balance, loans, region, odds) => {
    const { pd, score } = evaluate(readCard(PYTHON_LOGISTIC, contract), { balance, loans, region })
    expect(pd).toBeCloseTo(1 / (1 + Math.exp(-odds)), 12)
    expect(score).toBeCloseTo(600 + (50 / Math.LN2) * (-odds - Math.log(19)), 6)
  })

  it('takes a missing category for none of those that count', () => {
    expect(() => readCard(PYTHON_LOGISTIC, { inputs: [contract.inputs[0]!] })).toThrow(
      'where region is a text that it does not list the file gives no score',
    )
    const { pd } = evaluate(readCard(PYTHON_LOGISTIC, contract), {
      balance: 1200.5,
      loans: 0,
      region: null,
    })
    expect(pd).toBeCloseTo(1 / (1 + Math.exp(1.25)), 12)
  })

  it('of good is told by its category, and of neither has to be said', () => {
    const good = changed(PYTHON_LOGISTIC, 'targetCategory="1"', 'targetCategory="0"')
    const row = { balance: 900, loans: 1, region: 'south' }
    const [bad, turned] = [PYTHON_LOGISTIC, good].map(
      (xml) => evaluate(readCard(xml, contract), row).pd,
    )
    expect(bad! + turned!).toBeCloseTo(1, 12)
    const named = changed(PYTHON_LOGISTIC, 'targetCategory="1"', 'targetCategory="paid"')
    expect(() => readCard(named, contract)).toThrow('say whether paid')
    const said = evaluate(readCard(named, { ...contract, output: { is: 'good' } }), row).pd
    expect(said).toBeCloseTo(turned!, 12)
  })

  it('with softmax takes the other outcome off', () => {
    const both = changed(
      changed(PYTHON_LOGISTIC, 'normalizationMethod="logit"', 'normalizationMethod="softmax"'),
      '<RegressionTable intercept="0.0" targetCategory="0"/>',
      '<RegressionTable intercept="1" targetCategory="0"><NumericPredictor name="loans" coefficient="0.25"/></RegressionTable>',
    )
    const row = { balance: 900, loans: 3, region: 'south' }
    const odds = linear(900, 3, -0.2) - 1 - 0.75
    expect(evaluate(readCard(both, contract), row).pd).toBeCloseTo(1 / (1 + Math.exp(-odds)), 12)
  })

  it('of a number has to be said what it is', () => {
    expect(() => readCard(PYTHON_LINEAR)).toThrow('gives a number and no PD')
    const { constant, parts } = readSum(PYTHON_LINEAR, { output: { is: 'value' } })
    expect(constant).toBe(0.1)
    expect(parts.map(({ bins, unseen }) => [bins, unseen])).toEqual([
      [
        [
          { kind: 'range', lower: null, upper: null, label: 'any number', points: 0, slope: 0.5 },
          { kind: 'missing', label: 'missing', points: 0.25 },
        ],
        0.25,
      ],
      [
        [
          { kind: 'values', values: ['car'], label: 'car', points: 0.2 },
          { kind: 'missing', label: 'missing', points: 0 },
        ],
        0,
      ],
    ])
  })
})

describe('a generalized linear model of R', () => {
  const contract = {
    inputs: [
      { feature: 'home', missing: 'own', unseen: 'rent' },
      { feature: 'months', missing: 12 },
    ],
    output: { is: 'bad' as const },
  }

  it.each([
    ['own', 10, -1.5 - 0.2],
    ['rent', 0, -1.5 + 0.7],
    ['other', 100, -1.5 - 2],
    [null, 50, -1.5 - 1],
    ['tent', -5, -1.5 + 0.7 + 0.1],
    ['own', null, -1.5 - 0.24],
  ])('gives the PD of its parameters: home %s, %s months', (home, months, odds) => {
    const { pd } = evaluate(readCard(R_GLM, contract), { home, months })
    expect(pd).toBeCloseTo(1 / (1 + Math.exp(-odds)), 12)
  })

  it('of a number is a value', () => {
    const linear = changed(
      changed(R_GLM, 'functionName="classification"', 'functionName="regression"'),
      'linkFunction="logit"',
      'linkFunction="identity"',
    )
    const { constant, meaning } = readSum(linear, { ...contract, output: { is: 'value' } })
    expect([constant, meaning]).toEqual([-1.5, { kind: 'value' }])
  })

  it('says of all its fields at once what has no score', () => {
    expect(() => readCard(R_GLM, { output: { is: 'bad' } })).toThrow(
      'where home is missing, where home is a text that it does not list, where months is missing the file gives ' +
        'no score; say in the contract what that is read as: inputs: [{ feature: home, missing: … }, ' +
        '{ feature: home, unseen: … }, { feature: months, missing: … }]',
    )
  })

  it.each([
    [
      'an interaction',
      '</PPMatrix>',
      '<PPCell value="1" predictorName="months" parameterName="p1"/></PPMatrix>',
      'p1 is an interaction',
    ],
    [
      'a power',
      'value="1" predictorName="months"',
      'value="2" predictorName="months"',
      'to the power of 2',
    ],
    ['another link', '"logit"', '"cloglog"', 'the linkFunction cloglog'],
    [
      'an offset',
      '<GeneralRegressionModel ',
      '<GeneralRegressionModel offsetVariable="months" ',
      'offsetVariable',
    ],
    ['a survival model', '"generalizedLinear"', '"CoxRegression"', 'the modelType CoxRegression'],
    [
      'contrasts of a factor',
      '<Predictor name="home"/>',
      '<Predictor name="home" contrastMatrixType="helmert"/>',
      'contrastMatrixType',
    ],
    [
      'a third outcome',
      '</ParamMatrix>',
      '<PCell targetCategory="never" parameterName="p2" beta="1"/></ParamMatrix>',
      'several outcomes',
    ],
  ])('%s is refused', (_, from, to, message) => {
    expect(() => readCard(changed(R_GLM, from, to), contract)).toThrow(message)
  })
})

describe('what cannot be told exactly is refused by name', () => {
  const card = (from: string | RegExp, to: string) => changed(JAVA_SCORECARD, from, to)
  const regression = (from: string | RegExp, to: string) =>
    changed(
      changed(PYTHON_LOGISTIC, 'name="balance"/>', 'name="balance" missingValueReplacement="0"/>'),
      from,
      to,
    )

  it.each([
    ['a document type', card('<PMML', '<!DOCTYPE x [<!ENTITY a "b">]><PMML'), 'DOCTYPE'],
    ['what is no XML', card('</Scorecard>', ''), 'no well-formed XML'],
    ['PMML 3', card('version="4.3"', 'version="3.2"'), 'version 3.2'],
    ['a tree', card(/Scorecard/g, 'TreeModel'), 'TreeModel: such a model is not read'],
    [
      'a gap between numbers',
      card('greaterThan" value="29"', 'greaterThan" value="30"'),
      'where age is above 29 to below 30 the file gives no score',
    ],
    [
      'no score of missing',
      card(/<Attribute partialScore="-1"[\s\S]*?<\/Attribute>/, ''),
      'where age is missing the file gives no score',
    ],
    [
      'two fields together',
      card('field="income" operator="equal"', 'field="age" operator="equal"'),
      'reads income and age together',
    ],
    [
      'an unknown operator',
      card('operator="equal" value="marketing"', 'operator="like" value="m"'),
      'the operator like',
    ],
    [
      'an order of texts',
      card('operator="equal" value="marketing"', 'operator="lessThan" value="m"'),
      'their order is not told',
    ],
    ['more points that are riskier', card('pointsBelow', 'pointsAbove'), 'pointsAbove'],
    [
      'a rescaled target',
      card(
        '<Output>',
        '<Targets><Target field="overallScore" rescaleFactor="2"/></Targets><Output>',
      ),
      'rescaleFactor (2) changes the score',
    ],
    [
      'outliers that are cut',
      card(
        'name="age" usageType="active"',
        'name="age" outliers="asExtremeValues" lowValue="1" highValue="9"',
      ),
      'outliers asExtremeValues',
    ],
    [
      'an interaction',
      regression(
        '<CategoricalPredictor name="place" value="north" coefficient="0.4"/>',
        '<PredictorTerm coefficient="1"><FieldRef field="balance"/><FieldRef field="loans"/></PredictorTerm>',
      ),
      'PredictorTerm: not read',
    ],
    ['a power', regression('exponent="1"', 'exponent="2"'), 'to the power of 2'],
    [
      'sums in single precision',
      regression('<RegressionModel ', '<RegressionModel x-mathContext="float" '),
      'sums in float',
    ],
    ['another link', regression('"logit"', '"probit"'), 'probit'],
    [
      'a transformation that bends',
      regression('function="/"', 'function="pow"'),
      'the function pow',
    ],
    [
      'a value read in place of missing by the transformation',
      regression('<Apply function="/">', '<Apply function="/" mapMissingTo="0">'),
      'mapMissingTo',
    ],
    [
      'a date',
      regression(
        'name="loans" optype="continuous" dataType="double"',
        'name="loans" optype="continuous" dataType="date"',
      ),
      'the dataType date',
    ],
  ])('%s', (_, xml, message) => {
    const contract = xml.includes('<Scorecard') ? { scaling: usualScaling } : {}
    expect(() => readCard(xml, contract)).toThrow(message)
  })

  it('what the contract says in vain, or of no field', () => {
    const read = (input: object) => () =>
      readCard(JAVA_SCORECARD, { scaling: usualScaling, inputs: [input as { feature: string }] })
    expect(read({ feature: 'age', missing: 30 })).toThrow('missing is said in vain')
    expect(read({ feature: 'wealth' })).toThrow('no field of the file is called wealth')
  })
})
