import { locale } from '../../state/preference.ts'

// ISO 8583 response codes as acquirers use them.
const names: Record<string, readonly [en: string, zh: string]> = {
  '00': ['Approved', '批准'],
  '05': ['Risk', '风险拒绝'],
  '13': ['Amount', '金额无效'],
  '14': ['Account', '账号无效'],
  '41': ['Lost card', '挂失卡'],
  '43': ['Stolen card', '被窃卡'],
  '51': ['Over quota', '超出额度'],
  '54': ['Expired', '过期'],
  '55': ['PIN', '密码'],
  '57': ['Not allowed', '不允许的交易'],
  '59': ['Fraud', '欺诈'],
  '61': ['Amount cap', '超出金额上限'],
  '62': ['Frozen', '冻结'],
  '65': ['Too frequent', '次数过多'],
  '75': ['PIN tries', '密码次数超限'],
  '91': ['Timeout', '超时'],
  '94': ['Duplicate', '重复'],
  '96': ['System', '系统故障'],
}

/** A response code with what it means: 51 Over quota; the bare code where it is the lender's own. */
export function responseName(code: string): string {
  const known = names[code]
  if (!known) return code
  return `${code} ${locale.value === 'zh' ? known[1] : known[0]}`
}
