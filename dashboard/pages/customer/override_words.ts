import type { Words } from '../../state/say.ts'

/** Words of overrides on a customer's page. */
export const w = {
  overrides: ['Overrides', '人工调整'],
  note: ['{n} proposed; the decisions stay as they were', '共 {n} 项；原决定保持不变'],
  state: ['State', '状态'],
  decided: ['Decided', '原决定'],
  instead: ['Instead, {currency}', '改为（{currency}）'],
  why: ['Why', '原因'],
  until: ['Until', '有效至'],
  proposed: ['Proposed', '提出'],
  judged: ['Judged', '审批'],
  applied: ['limit since {day}', '{day} 起为现行额度'],
  stands: ['stands now', '当前有效'],
  by: ['{who}, {day}', '{who}，{day}'],
  secondPerson: [
    'Waits for a second person: TALLY_ACTOR=name npx tally override approve {id}, or reject.',
    '待另一人审批：TALLY_ACTOR=姓名 npx tally override approve {id}，或 reject。',
  ],
  untilDay: ['until {day}', '至 {day}'],
  tile: ['Quota by override', '人工调整额度'],
  tileNote: ['decided {amount}', '原决定 {amount}'],
  declined: ['declined', '拒绝'],
  // The form
  propose: ['Propose override', '提出人工调整'],
  intro: [
    'Another quota than decided on {day}: {amount}. The decision stays as it was; a second person approves.',
    '{day} 的决定为 {amount}。原决定保持不变，须由另一人批准。',
  ],
  quota: ['New quota, {currency}', '新额度（{currency}）'],
  decline: ['Decline instead', '改为拒绝'],
  reason: ['Reason', '原因'],
  chooseReason: ['Choose a reason', '选择原因'],
  text: ['Why, in your words', '具体说明'],
  lastDay: ['Last day it holds', '有效期末日'],
  review: ['Review proposal', '核对'],
  back: ['Change it', '修改'],
  sure: ['{before} → {after} until {day}', '{before} → {after}，有效至 {day}'],
  sending: ['Proposing…', '提交中…'],
  sent: [
    'Proposed as override {id}. A second person approves it.',
    '已提出（编号 {id}），待另一人审批。',
  ],
} as const satisfies Record<string, Words>
