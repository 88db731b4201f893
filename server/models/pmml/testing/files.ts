const document = (dictionary: string, model: string) => `<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_3" xmlns:data="http://jpmml.org/jpmml-model/InlineTable" version="4.3">
<Header><Application name="another tool" version="1.0"/></Header>
<DataDictionary>${dictionary}</DataDictionary>
${model}
</PMML>`

/** A scorecard as tools of the Java world write it: closed and open ends, sets, codes by attribute. */
export const JAVA_SCORECARD = document(
  `<DataField name="department" optype="categorical" dataType="string"/>
   <DataField name="age" optype="continuous" dataType="integer"/>
   <DataField name="income" optype="continuous" dataType="double"/>
   <DataField name="overallScore" optype="continuous" dataType="double"/>`,
  `<Scorecard modelName="card" functionName="regression" useReasonCodes="true"
    reasonCodeAlgorithm="pointsBelow" initialScore="400" baselineMethod="other">
  <MiningSchema>
    <MiningField name="department" usageType="active" invalidValueTreatment="asIs"/>
    <MiningField name="age" usageType="active"/>
    <MiningField name="income" usageType="active" missingValueReplacement="1500"/>
    <MiningField name="overallScore" usageType="target"/>
  </MiningSchema>
  <Output>
    <OutputField name="final" feature="predictedValue" dataType="double" optype="continuous"/>
    <OutputField name="code1" feature="reasonCode" rank="1" dataType="string" optype="categorical"/>
  </Output>
  <Characteristics>
    <Characteristic name="departmentScore" reasonCode="RC1" baselineScore="19">
      <Attribute partialScore="-9"><SimplePredicate field="department" operator="isMissing"/></Attribute>
      <Attribute partialScore="19"><SimplePredicate field="department" operator="equal" value="marketing"/></Attribute>
      <Attribute partialScore="3">
        <SimpleSetPredicate field="department" booleanOperator="isIn">
          <Array n="2" type="string">engineering "human resources"</Array>
        </SimpleSetPredicate>
      </Attribute>
      <Attribute partialScore="6"><SimplePredicate field="department" operator="isNotMissing"/></Attribute>
    </Characteristic>
    <Characteristic name="ageScore" reasonCode="RC2" baselineScore="18">
      <Attribute partialScore="-1" reasonCode="RC2_1"><SimplePredicate field="age" operator="isMissing"/></Attribute>
      <Attribute partialScore="-3" reasonCode="RC2_2"><SimplePredicate field="age" operator="lessOrEqual" value="18"/></Attribute>
      <Attribute partialScore="0" reasonCode="RC2_3">
        <CompoundPredicate booleanOperator="and">
          <SimplePredicate field="age" operator="greaterThan" value="18"/>
          <SimplePredicate field="age" operator="lessOrEqual" value="29"/>
        </CompoundPredicate>
      </Attribute>
      <Attribute partialScore="18"><SimplePredicate field="age" operator="greaterThan" value="29"/></Attribute>
    </Characteristic>
    <Characteristic name="incomeScore" reasonCode="RC3" baselineScore="10">
      <Attribute partialScore="5">
        <CompoundPredicate booleanOperator="or">
          <SimplePredicate field="income" operator="lessThan" value="1000"/>
          <SimplePredicate field="income" operator="equal" value="9999"/>
        </CompoundPredicate>
      </Attribute>
      <Attribute partialScore="26"><SimplePredicate field="income" operator="lessThan" value="2000"/></Attribute>
      <Attribute partialScore="-7"><True/></Attribute>
    </Characteristic>
  </Characteristics>
</Scorecard>`,
)

/** A logistic regression as tools of scikit-learn write it: scaled numbers, categories, both outcomes. */
export const PYTHON_LOGISTIC = document(
  `<DataField name="y" optype="categorical" dataType="integer"><Value value="0"/><Value value="1"/></DataField>
   <DataField name="region" optype="categorical" dataType="string"><Value value="north"/><Value value="south"/></DataField>
   <DataField name="balance" optype="continuous" dataType="double"/>
   <DataField name="loans" optype="continuous" dataType="double"/>`,
  `<RegressionModel functionName="classification" algorithmName="sklearn.linear_model.LogisticRegression" normalizationMethod="logit">
  <MiningSchema>
    <MiningField name="y" usageType="target"/>
    <MiningField name="balance"/>
    <MiningField name="loans" missingValueReplacement="2"/>
    <MiningField name="region"/>
  </MiningSchema>
  <Output><OutputField name="probability(1)" optype="continuous" dataType="double" feature="probability" value="1"/></Output>
  <LocalTransformations>
    <DerivedField name="standardScaler(balance)" optype="continuous" dataType="double">
      <Apply function="/"><Apply function="-"><FieldRef field="balance"/><Constant dataType="double">1200.5</Constant></Apply><Constant dataType="double">450.25</Constant></Apply>
    </DerivedField>
    <DerivedField name="place" optype="categorical" dataType="string"><FieldRef field="region"/></DerivedField>
  </LocalTransformations>
  <RegressionTable intercept="-1.25" targetCategory="1">
    <NumericPredictor name="standardScaler(balance)" coefficient="0.75"/>
    <NumericPredictor name="loans" exponent="1" coefficient="-0.5"/>
    <CategoricalPredictor name="place" value="north" coefficient="0.4"/>
    <CategoricalPredictor name="place" value="south" coefficient="-0.2"/>
  </RegressionTable>
  <RegressionTable intercept="0.0" targetCategory="0"/>
</RegressionModel>`,
)

/** A linear regression of a number. */
export const PYTHON_LINEAR = document(
  `<DataField name="loss" optype="continuous" dataType="double"/>
   <DataField name="ltv" optype="continuous" dataType="double"/>
   <DataField name="kind" optype="categorical" dataType="string"/>`,
  `<RegressionModel functionName="regression" normalizationMethod="none">
  <MiningSchema>
    <MiningField name="loss" usageType="target"/>
    <MiningField name="ltv" missingValueReplacement="0.5"/>
    <MiningField name="kind" invalidValueTreatment="asIs"/>
  </MiningSchema>
  <RegressionTable intercept="0.1">
    <NumericPredictor name="ltv" coefficient="0.5"/>
    <CategoricalPredictor name="kind" value="car" coefficient="0.2"/>
  </RegressionTable>
</RegressionModel>`,
)

/** A logistic regression as R writes a glm: parameters by name, and a matrix that says what they stand for. */
export const R_GLM = document(
  `<DataField name="late" optype="categorical" dataType="string"><Value value="no"/><Value value="yes"/></DataField>
   <DataField name="home" optype="categorical" dataType="string"><Value value="own"/><Value value="rent"/><Value value="other"/></DataField>
   <DataField name="months" optype="continuous" dataType="double"/>`,
  `<GeneralRegressionModel modelName="General_Regression_Model" modelType="generalizedLinear" functionName="classification"
    algorithmName="glm" distribution="binomial" linkFunction="logit">
  <MiningSchema>
    <MiningField name="late" usageType="predicted" invalidValueTreatment="returnInvalid"/>
    <MiningField name="home" usageType="active" invalidValueTreatment="returnInvalid"/>
    <MiningField name="months" usageType="active" invalidValueTreatment="returnInvalid"/>
  </MiningSchema>
  <Output><OutputField name="Probability_yes" targetField="late" feature="probability" value="yes" optype="continuous" dataType="double"/></Output>
  <ParameterList>
    <Parameter name="p0" label="(Intercept)"/>
    <Parameter name="p1" label="homerent"/>
    <Parameter name="p2" label="homeother"/>
    <Parameter name="p3" label="months"/>
  </ParameterList>
  <FactorList><Predictor name="home"/></FactorList>
  <CovariateList><Predictor name="months"/></CovariateList>
  <PPMatrix>
    <PPCell value="rent" predictorName="home" parameterName="p1"/>
    <PPCell value="other" predictorName="home" parameterName="p2"/>
    <PPCell value="1" predictorName="months" parameterName="p3"/>
  </PPMatrix>
  <ParamMatrix>
    <PCell targetCategory="yes" parameterName="p0" df="1" beta="-1.5"/>
    <PCell targetCategory="yes" parameterName="p1" df="1" beta="0.7"/>
    <PCell targetCategory="yes" parameterName="p3" df="1" beta="-0.02"/>
  </ParamMatrix>
</GeneralRegressionModel>`,
)
