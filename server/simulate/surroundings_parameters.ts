import { z } from 'zod'
import { assumed, day, month, positive, section, share, sourced } from './parameter.ts'

const homeBank = z.strictObject({
  name: z.string(),
  share,
  /** Chance that an attempt to verify an account of this bank fails. */
  failing: share,
})
const bureau = z.strictObject({
  name: z.string(),
  /** First choice of how many lines, against the others. */
  weight: z.number().min(0),
  unknown: share,
  cost: z.number().min(0),
})
const monthDay = z.string().regex(/^\d{2}-\d{2}$/, 'a day of the year such as 11-11')
const cashback = {
  rate: share,
  cap: positive,
  chance: share,
}
const growth = z.record(month, share)

/** What is assumed of the relations around lines and payments: who is verified, asked, offered, promoted. */
export const surroundings = {
  accounts: section({
    home_banks: assumed(
      z.array(homeBank).min(1),
      [
        { name: 'Northern Industrial Bank 北方工业银行', share: 0.34, failing: 0.07 },
        { name: 'Farmland Bank 田野银行', share: 0.22, failing: 0.12 },
        { name: 'Great River Bank 大江银行', share: 0.2, failing: 0.08 },
        { name: 'Overseas Merchants Bank 远商银行', share: 0.14, failing: 0.06 },
        { name: 'Rural Credit Union 乡信社', share: 0.1, failing: 0.3 },
      ],
      'banks of class I accounts, invented; how often an attempt on an account there fails',
    ),
    giving_up: assumed(share, 0.3, 'who gives up after a failed attempt; three failures end it'),
    failing_elements: assumed(
      z.strictObject({
        name: positive,
        id_number: positive,
        mobile: positive,
        bound_account: positive,
        account_kind: positive,
      }),
      { name: 6, id_number: 10, mobile: 38, bound_account: 26, account_kind: 20 },
      'which of the five elements fails, in relation to each other; that there are five is sourced (notice 392)',
    ),
    failing_twice: assumed(share, 0.15, 'failed attempts in which a second element may fail too'),
    class_3: assumed(share, 0.04, 'customers who open a class III account later'),
    new_phone: assumed(share, 0.12, 'users of flash who change their device once'),
  }),
  acceptance: section({
    scan: assumed(
      growth,
      { '2014-01': 0.05, '2015-01': 0.2, '2016-01': 0.42, '2017-01': 0.68, '2018-01': 0.85 },
      'shops that take scan, by month: straight between the months given; one in every place from the first day',
    ),
    flash: sourced(
      growth,
      { '2014-01': 0.1, '2016-03': 0.297, '2017-07': 0.323, '2018-12': 0.5 },
      '7m of 23.55m terminals in March 2016 (pymnts), 10m of 31m in July 2017 (xgupiao); before and after assumed',
    ),
    counter: sourced(
      growth,
      {
        '2014-01': 0.4,
        '2016-04': 0.755,
        '2016-07': 0.784,
        '2016-10': 0.834,
        '2017-01': 0.787,
        '2017-04': 0.817,
        '2017-07': 0.93,
        '2017-10': 0.994,
        '2018-01': 1,
      },
      'shops that take cards at the counter: networked points of sale by quarter, 23.55m at the end of March 2016 to 31.19m at that of 2017, with the decline at the end of 2016; before them assumed',
    ),
  }),
  bureaus: section({
    from: sourced(day, '2015-01-05', 'eight bureaus were told to prepare (central bank)'),
    list: assumed(
      z.array(bureau).min(2).max(8),
      [
        { name: 'Zhima', weight: 5, unknown: 0.06, cost: 1.2 },
        { name: 'Tencent', weight: 4, unknown: 0.08, cost: 1 },
        { name: 'Qianhai', weight: 3, unknown: 0.15, cost: 1.5 },
        { name: 'Pengyuan', weight: 2, unknown: 0.2, cost: 2 },
        { name: 'CCX', weight: 1, unknown: 0.3, cost: 2 },
        { name: 'Zhongzhicheng', weight: 1, unknown: 0.35, cost: 1.8 },
        { name: 'Kaola', weight: 1, unknown: 0.25, cost: 0.8 },
        { name: 'Huadao', weight: 1, unknown: 0.4, cost: 1 },
      ],
      'the eight bureaus of the pilot (pos8888.cn); how often each is asked, does not know the customer, and yuan a reply',
    ),
    permitted: assumed(share, 0.96, 'customers who permit a bureau that the lender will ask'),
    permitted_besides: assumed(share, 0.15, 'customers who permit another bureau'),
    revoked: assumed(share, 0.06, 'permissions that are taken back later'),
    failing: assumed(share, 0.012, 'inquiries that end in an error'),
    review_days: assumed(z.number().int().min(28), 91, 'days between two reviews of a line'),
  }),
  promotions: section({
    first_tap: assumed(
      z.strictObject({ from: day, until: day, subsidy: positive }),
      { from: '2016-09-01', until: '2017-12-31', subsidy: 10 },
      'at most so many yuan towards the first flash payment of a customer; the partner bank bears its part (`partners.ts`)',
    ),
    double_11: assumed(
      z.strictObject({ from: monthDay, until: monthDay, ...cashback }),
      {
        from: '11-09',
        until: '11-12',
        rate: 0.05,
        cap: 50,
        chance: 0.4,
      },
      'each year: a part of an online payment up to a cap; the platform bears its part',
    ),
    scan_week: assumed(
      z.strictObject({ from: monthDay, until: monthDay, ...cashback }),
      { from: '08-01', until: '08-08', rate: 0.1, cap: 5, chance: 0.3 },
      'each year: cashback on payments by scan in a week without cash',
    ),
  }),
  offers: section({
    held_out: assumed(share, 0.2, 'customers to whom an instalment loan is not offered, by chance'),
    organic: assumed(share, 0.4, 'borrowers who would have asked for the loan without an offer'),
  }),
}
