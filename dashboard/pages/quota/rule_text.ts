import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { w } from './words.ts'

/** The name of a rule for people: observed_income is "Observed income". */
export const ruleName = (rule: string): string =>
  rule === 'target'
    ? say(w.targetRule)
    : rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll('_', ' ')

/** A rule in short: its name; in Chinese its sentence is short, what differs by customer left open. */
export const ruleLabel = ({ rule, textZh }: { rule: string; textZh: string }): string =>
  locale.value === 'zh' && rule !== 'target' ? textZh.replace(/\{\w+\}/g, '…') : ruleName(rule)

/** What a rule tells customers, with what differs by customer left open: "at most …". */
export const ruleText = ({ text, textZh }: { text: string; textZh: string }): string =>
  (locale.value === 'zh' ? textZh : text).replace(/\{\w+\}/g, '…')
