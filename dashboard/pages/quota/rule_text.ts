import { locale } from '../../state/preference.ts'

/** A rule in the reader's language; what each customer is told differently is left open: "at most …". */
export const ruleText = ({ text, textZh }: { text: string; textZh: string }): string =>
  (locale.value === 'zh' ? textZh : text).replace(/\{\w+\}/g, '…')

/** The name of a rule for people: observed_income is "Observed income". */
export const ruleName = (rule: string): string =>
  rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll('_', ' ')
