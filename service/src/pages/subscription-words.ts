import type { Language } from '../http/language.ts';
import type { Interval } from '../subscription/plan.ts';
import type { EndReason, PauseReason } from '../subscription/subscription.ts';
import type { Message } from './words.ts';

export interface SubscriptionWords {
  readonly consent: Message;
  readonly payToday: string;
  readonly onlyRegistered: string;
  readonly amount: string;
  readonly every: (interval: Interval) => string;
  readonly interval: string;
  readonly next: string;
  readonly nextTry: string;
  readonly until: string;
  readonly charges: (count: number) => string;
  readonly untilDay: (day: string) => string;
  readonly untilEnded: string;
  readonly shortMonths: string;
  readonly withoutPlan: string;
  readonly noCharges: string;
  readonly retries: (days: readonly number[]) => string;
  readonly afterRetries: Readonly<Record<'end' | 'pause', string>>;
  readonly howToEnd: string;
  readonly agreeAndPay: string;
  readonly agreeAndRegister: string;
  readonly registered: Message;
  readonly chargeFailed: Message;
  readonly title: string;
  readonly standing: string;
  readonly active: string;
  readonly pauses: Readonly<Record<PauseReason, string>>;
  readonly ends: Readonly<Record<EndReason, string>>;
}

const listed = (days: readonly number[], unit: string): string => days.map((day) => `${day}${unit}`).join(', ');

const korean: SubscriptionWords = {
  consent: {
    title: '정기 결제에 동의해 주세요',
    text: '앞으로 아래와 같이 결제돼요. 동의하면 카카오페이로 넘어가요.',
  },
  payToday: '오늘 결제할 금액',
  onlyRegistered: '오늘은 결제 수단만 등록하고, 결제되는 금액은 없어요.',
  amount: '정기 결제 금액',
  every: ({ unit, count }) => {
    if (count === 1) return { day: '매일', week: '매주', month: '매월', year: '매년' }[unit];
    return `${count}${{ day: '일', week: '주', month: '개월', year: '년' }[unit]}마다`;
  },
  interval: '결제 주기',
  next: '다음 결제일',
  nextTry: '다시 결제하는 날',
  until: '결제 기간',
  charges: (count) => `총 ${count}번`,
  untilDay: (day) => `${day}까지`,
  untilEnded: '해지할 때까지',
  shortMonths: '결제일이 없는 달에는 그달의 마지막 날에 결제돼요.',
  withoutPlan: '정해진 결제일은 없어요. 쇼핑몰과 약속한 대로, 쇼핑몰이 요청할 때마다 결제돼요.',
  noCharges: '앞으로 자동으로 결제되는 금액은 없어요.',
  retries: (days) => `결제일에 결제되지 않으면 ${listed(days, '일')} 뒤에 다시 시도해요.`,
  afterRetries: {
    pause: '그래도 결제되지 않으면 정기 결제를 멈춰요.',
    end: '그래도 결제되지 않으면 정기 결제를 끝내요.',
  },
  howToEnd: '카카오톡의 카카오페이에서 언제든지 해지할 수 있어요. 쇼핑몰에 요청해도 돼요.',
  agreeAndPay: '동의하고 결제하기',
  agreeAndRegister: '동의하고 등록하기',
  registered: { title: '정기 결제가 등록되었어요', text: '지금 결제된 금액은 없어요.' },
  chargeFailed: { title: '정기 결제를 하지 못했어요', text: '결제된 금액은 없어요.' },
  title: '정기 결제',
  standing: '상태',
  active: '이용 중',
  pauses: {
    by_shop: '쇼핑몰에서 멈췄어요. 지금은 자동으로 결제되지 않아요.',
    charges_refused: '결제가 거절되어 멈췄어요. 지금은 자동으로 결제되지 않아요.',
    charged_elsewhere: '쇼핑몰에서 확인하고 있어요. 지금은 자동으로 결제되지 않아요.',
  },
  ends: {
    by_shop: '쇼핑몰에서 해지했어요. 더 이상 결제되지 않아요.',
    by_payer: '카카오페이에서 해지했어요. 더 이상 결제되지 않아요.',
    never_paid: '첫 결제를 하지 않아 시작되지 않았어요.',
    sid_unknown: '정기 결제를 등록하지 못했어요. 쇼핑몰에 문의해 주세요.',
    sid_gone: '카카오페이에 등록된 정기 결제가 없어요. 더 이상 결제되지 않아요.',
    completed: '약속한 결제를 모두 마쳤어요. 더 이상 결제되지 않아요.',
    charges_refused: '결제가 거절되어 끝났어요. 더 이상 결제되지 않아요.',
  },
};

const english: SubscriptionWords = {
  consent: {
    title: 'Please agree to this subscription',
    text: 'You will be charged as described here. Once you agree, you continue to KakaoPay.',
  },
  payToday: 'To pay today',
  onlyRegistered: 'Today your payment method is only registered; you are not charged.',
  amount: 'Each charge',
  every: ({ unit, count }) => (count === 1 ? `Every ${unit}` : `Every ${count} ${unit}s`),
  interval: 'How often',
  next: 'Next charge',
  nextTry: 'Next try',
  until: 'Duration',
  charges: (count) => (count === 1 ? '1 charge' : `${count} charges`),
  untilDay: (day) => `until ${day}`,
  untilEnded: 'until you end it',
  shortMonths: 'In months without that day you are charged on the last day of the month.',
  withoutPlan: 'There are no fixed dates: the shop charges amounts as agreed with you.',
  noCharges: 'Nothing is charged automatically after that.',
  retries: (days) => {
    const last = days.length > 1 ? `${listed(days.slice(0, -1), '')} and ${days.at(-1)}` : String(days[0]);
    return `If a charge is refused, it is tried again ${last} ${days.length === 1 && days[0] === 1 ? 'day' : 'days'} later.`;
  },
  afterRetries: {
    pause: 'If it is still refused, the subscription is paused.',
    end: 'If it is still refused, the subscription ends.',
  },
  howToEnd: 'You can end it at any time in KakaoPay, inside KakaoTalk, or by asking the shop.',
  agreeAndPay: 'Agree and pay',
  agreeAndRegister: 'Agree and register',
  registered: { title: 'Your subscription is registered', text: 'You have not been charged yet.' },
  chargeFailed: { title: 'Your subscription could not be charged', text: 'You have not been charged.' },
  title: 'Subscription',
  standing: 'Status',
  active: 'Active',
  pauses: {
    by_shop: 'Paused by the shop: you are not charged automatically for now.',
    charges_refused: 'Paused because a charge was refused: you are not charged automatically for now.',
    charged_elsewhere: 'The shop is looking into it: you are not charged automatically for now.',
  },
  ends: {
    by_shop: 'Ended by the shop. You will not be charged any more.',
    by_payer: 'Ended at KakaoPay. You will not be charged any more.',
    never_paid: 'It did not begin, for want of the first payment.',
    sid_unknown: 'It could not be registered. Please contact the shop.',
    sid_gone: 'It is no longer registered at KakaoPay. You will not be charged any more.',
    completed: 'All agreed charges were made. You will not be charged any more.',
    charges_refused: 'It ended because a charge was refused. You will not be charged any more.',
  },
};

/** What the payer reads of a subscription. */
export const subscriptionWords: Readonly<Record<Language, SubscriptionWords>> = { ko: korean, en: english };
