export const words = {
  en: {
    quota: 'Quota',
    now: 'now',
    owed: 'owed',
    repaid: 'Repaid',
    score: 'Score',
    of: 'of',
    onTime: 'on time',
    height: 'Height of a notch: log of the amount',
    payments: 'payments',
  },
  zh: {
    quota: '额度',
    now: '现',
    owed: '欠款',
    repaid: '还款',
    score: '评分',
    of: '/',
    onTime: '按时',
    height: '刻痕高度：金额的对数',
    payments: '笔支付',
  },
}
