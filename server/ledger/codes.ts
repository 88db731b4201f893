/** A word of a closed vocabulary: stored as its code, read as its name, shown as its label. */
export interface Code {
  code: number
  name: string
  label: string
  labelZh: string
}

type Entry = readonly [code: number, name: string, label: string, labelZh: string]

const vocabulary = <const T extends readonly Entry[]>(entries: T) =>
  entries.map(([code, name, label, labelZh]) => ({ code, name, label, labelZh })) as {
    [K in keyof T]: { code: T[K][0]; name: T[K][1]; label: T[K][2]; labelZh: T[K][3] }
  }

/** Every closed vocabulary of the store. Codes are never reused; new words go at the end. */
export const VOCABULARIES = {
  sex: vocabulary([
    [1, 'male', 'Man', '男'],
    [2, 'female', 'Woman', '女'],
  ]),
  account_class: vocabulary([
    [0, 'bank', 'Bank account', '银行账户'],
    [1, 'class_1', 'Class I account', 'I 类户'],
    [2, 'class_2', 'Class II account', 'II 类户'],
    [3, 'class_3', 'Class III account', 'III 类户'],
  ]),
  role: vocabulary([
    [1, 'owner', 'Owner', '户主'],
    [2, 'disponent', 'May dispose', '可支配人'],
  ]),
  facility_kind: vocabulary([
    [1, 'revolving', 'Revolving line', '循环额度'],
    [2, 'loan', 'Instalment loan', '分期贷款'],
  ]),
  kind: vocabulary([
    [1, 'purchase', 'Purchase', '消费'],
    [2, 'refund', 'Refund', '退款'],
    [3, 'reversal', 'Reversal', '冲正'],
    [4, 'repayment', 'Repayment', '还款'],
    [5, 'withdrawal', 'Cash withdrawal', '取现'],
    [6, 'deposit', 'Cash deposit', '存现'],
    [7, 'transfer_in', 'Transfer in', '转入'],
    [8, 'transfer_out', 'Transfer out', '转出'],
    [9, 'fee', 'Fee', '费用'],
    [10, 'interest', 'Interest', '利息'],
    [11, 'penalty', 'Penalty interest', '罚息'],
    [12, 'loan_payment', 'Loan payment', '贷款还款'],
    [13, 'clearing', 'Clearing', '清算入账'],
    [14, 'disbursement', 'Disbursement', '放款'],
  ]),
  channel: vocabulary([
    [0, 'none', 'Not stated', '未注明'],
    [1, 'online', 'Online', '线上'],
    [2, 'scan', 'Scan', '扫码'],
    [3, 'flash', 'Flash', '闪付'],
    [4, 'counter', 'Counter', '柜台'],
    [5, 'card', 'Card', '刷卡'],
    [6, 'transfer', 'Transfer', '转账'],
  ]),
  funding: vocabulary([
    [0, 'none', 'Not stated', '未注明'],
    [1, 'quota', 'Quota', '额度'],
    [2, 'savings', 'Savings', '存款'],
    [3, 'mixed', 'Mixed', '组合'],
  ]),
  status: vocabulary([
    [1, 'approved', 'Approved', '已批准'],
    [2, 'declined', 'Declined', '已拒绝'],
    [3, 'posted', 'Posted', '已入账'],
  ]),
  category: vocabulary([
    [0, 'none', 'Not stated', '未注明'],
    [1, 'grocery', 'Grocery', '超市'],
    [2, 'restaurant', 'Restaurant', '餐饮'],
    [3, 'fuel', 'Fuel', '加油'],
    [4, 'transit', 'Transit', '交通'],
    [5, 'electronics', 'Electronics', '电子'],
    [6, 'apparel', 'Apparel', '服饰'],
    [7, 'travel', 'Travel and hotel', '旅行住宿'],
    [8, 'convenience', 'Convenience', '便利店'],
    [9, 'general_online', 'General online', '综合电商'],
    [10, 'health', 'Health', '医疗健康'],
    [11, 'cash', 'Cash and cash-like', '现金类'],
    [12, 'household', 'Household payment', '家庭缴费'],
    [13, 'insurance', 'Insurance', '保险'],
    [14, 'pension', 'Pension', '养老金'],
    [15, 'loan', 'Loan payment', '贷款还款'],
    [16, 'leasing', 'Leasing', '租赁'],
    [17, 'statement_fee', 'Statement fee', '对账单费'],
    [18, 'interest', 'Interest', '利息'],
    [19, 'penalty', 'Penalty interest', '罚息'],
    [20, 'services', 'Services', '服务'],
    [21, 'entertainment', 'Entertainment', '娱乐'],
    [22, 'other', 'Other', '其他'],
  ]),
  outcome: vocabulary([
    [1, 'good', 'Good', '好'],
    [2, 'bad', 'Bad', '坏'],
    [3, 'indeterminate', 'Indeterminate', '不确定'],
    [4, 'immature', 'Immature', '未成熟'],
    [5, 'excluded', 'Excluded', '排除'],
    [6, 'fraud', 'Fraud', '欺诈'],
  ]),
  decision: vocabulary([
    [1, 'approve', 'New line', '新额度'],
    [2, 'increase', 'Increase', '提额'],
    [3, 'keep', 'Keep', '不变'],
    [4, 'decrease', 'Decrease', '降额'],
    [5, 'decline', 'Decline', '拒绝'],
    [6, 'freeze', 'Freeze', '冻结'],
    [7, 'unevaluable', 'Unevaluable', '无法评估'],
  ]),
  place_tier: vocabulary([
    [1, 'municipality', 'Municipality', '直辖市'],
    [2, 'provincial', 'Provincial capital class', '省会级'],
    [3, 'prefecture', 'Prefecture', '地级'],
    [4, 'other', 'Smaller', '县级及以下'],
  ]),
  partner_role: vocabulary([
    [1, 'bank', 'Bank', '银行'],
    [2, 'network', 'Card network', '卡组织'],
    [3, 'platform', 'Platform', '平台'],
    [4, 'merchant_group', 'Merchant group', '商户集团'],
    [5, 'funder', 'Funder', '资金方'],
  ]),
  verification_element: vocabulary([
    [1, 'name', 'Name', '姓名'],
    [2, 'id_number', 'Identity number', '身份证号'],
    [3, 'mobile', 'Mobile number', '手机号'],
    [4, 'bound_account', 'Number of the bound account', '绑定账号'],
    [5, 'account_kind', 'Bound account is class I', '绑定账户为 I 类户'],
  ]),
  verification_result: vocabulary([
    [1, 'passed', 'Passed', '通过'],
    [2, 'failed', 'Failed', '未通过'],
  ]),
  application_status: vocabulary([
    [1, 'submitted', 'Submitted', '已提交'],
    [2, 'verified', 'Identity verified', '已核身'],
    [3, 'referred', 'Referred', '转人工'],
    [4, 'approved', 'Approved', '已批准'],
    [5, 'declined', 'Declined', '已拒绝'],
    [6, 'accepted', 'Accepted', '已接受'],
    [7, 'expired', 'Expired', '已失效'],
  ]),
  facility_state: vocabulary([
    [1, 'frozen', 'Frozen', '冻结'],
    [2, 'forborne', 'Forborne', '纾困'],
    [3, 'charged_off', 'Charged off', '已核销'],
    [4, 'fraud', 'Fraud', '欺诈'],
  ]),
  inquiry_result: vocabulary([
    [1, 'hit', 'Known', '命中'],
    [2, 'no_hit', 'Not known', '未命中'],
    [3, 'error', 'No answer', '无响应'],
    [4, 'refused', 'No permission', '未授权'],
  ]),
  offer_arm: vocabulary([
    [1, 'treated', 'Offered', '触达'],
    [2, 'holdout', 'Held out', '对照'],
  ]),
  decline_reason: vocabulary([
    [1, 'frozen', 'Line frozen', '额度冻结'],
    [2, 'line', 'Over the available line', '额度不足'],
    [3, 'class_day', 'Over the account class’s cap of the day', '账户日限额'],
    [4, 'class_year', 'Over the account class’s cap of the year', '账户年限额'],
    [5, 'qr_grade', 'Over the cap of the code’s grade', '条码限额'],
    [6, 'no_pin', 'PIN not given above the no-PIN cap', '超免密限额'],
    [7, 'risk', 'Risk', '风险'],
    [8, 'velocity', 'Too many in a short time', '频次'],
    [9, 'balance', 'Not enough savings', '余额不足'],
    [10, 'account', 'Account not in use', '账户异常'],
  ]),
  five_tier: vocabulary([
    [1, 'normal', 'Normal', '正常'],
    [2, 'special_mention', 'Special mention', '关注'],
    [3, 'substandard', 'Substandard', '次级'],
    [4, 'doubtful', 'Doubtful', '可疑'],
    [5, 'loss', 'Loss', '损失'],
  ]),
  bucket: vocabulary([
    [0, 'current', 'Current', '正常'],
    [1, 'M1', '1 to 30 days past due', '逾期 1–30 天'],
    [2, 'M2', '31 to 60 days past due', '逾期 31–60 天'],
    [3, 'M3', '61 to 90 days past due', '逾期 61–90 天'],
    [4, 'M4', '91 to 120 days past due', '逾期 91–120 天'],
    [5, 'M5', '121 to 150 days past due', '逾期 121–150 天'],
    [6, 'M6', '151 to 180 days past due', '逾期 151–180 天'],
    [7, 'WO', 'Over 180 days past due', '逾期超过 180 天'],
  ]),
  roll_state: vocabulary([
    [0, 'current', 'Current', '正常'],
    [1, 'M1', '1 to 30 days past due', '逾期 1–30 天'],
    [2, 'M2', '31 to 60 days past due', '逾期 31–60 天'],
    [3, 'M3', '61 to 90 days past due', '逾期 61–90 天'],
    [4, 'M4', '91 to 120 days past due', '逾期 91–120 天'],
    [5, 'M5', '121 to 150 days past due', '逾期 121–150 天'],
    [6, 'M6', '151 to 180 days past due', '逾期 151–180 天'],
    [7, 'WO', 'Over 180 days past due, or charged off', '逾期超过 180 天或已核销'],
    [8, 'paid', 'Nothing owed', '无欠款'],
    [9, 'closed', 'Closed', '已关闭'],
  ]),
  book_stage: vocabulary([
    [0, 'not_open', 'Not open yet', '尚未开立'],
    [1, 'stage_1', 'Stage 1', '第一阶段'],
    [2, 'stage_2', 'Stage 2', '第二阶段'],
    [3, 'stage_3', 'Stage 3', '第三阶段'],
    [4, 'charged_off', 'Charged off', '已核销'],
    [5, 'closed', 'Closed', '已关闭'],
  ]),
  override_state: vocabulary([
    [1, 'proposed', 'Proposed', '待批'],
    [2, 'approved', 'Approved', '已批准'],
    [3, 'rejected', 'Rejected', '已驳回'],
    [4, 'expired', 'Expired', '已到期'],
  ]),
  override_reason: vocabulary([
    [1, 'income_verified', 'Income verified', '收入已核实'],
    [2, 'documents_seen', 'Documents that the data lack', '数据之外的材料'],
    [3, 'lateness_explained', 'Late payment explained', '逾期原因已说明'],
    [4, 'relationship', 'Relationship with the customer', '客户关系'],
    [5, 'exposure_elsewhere', 'Debt elsewhere', '他行负债'],
    [6, 'fraud_suspected', 'Fraud suspected', '疑似欺诈'],
    [7, 'bad_news', 'Bad news that the data lack', '数据之外的不利信息'],
    [8, 'customer_asked', 'Customer asked for less', '客户要求降低'],
    [9, 'other', 'Other', '其他'],
  ]),
} as const

export type Domain = keyof typeof VOCABULARIES
export type Word<D extends Domain> = (typeof VOCABULARIES)[D][number]['name']

/** The code of a word; the compiler refuses a word that is not in the vocabulary. */
export function codeOf<D extends Domain>(domain: D, name: Word<D>): number {
  const found = (VOCABULARIES[domain] as readonly Code[]).find((entry) => entry.name === name)
  if (!found) throw new Error(`${domain} has no word ${String(name)}`)
  return found.code
}

/** The word of a code; throws where the store holds a code this program does not know. */
export function wordOf<D extends Domain>(domain: D, code: number): Word<D> {
  const found = (VOCABULARIES[domain] as readonly Code[]).find((entry) => entry.code === code)
  if (!found) throw new Error(`${domain} has no code ${code}`)
  return found.name as Word<D>
}
