import type { Text } from './say.ts';

export type Section = 'people' | 'payments' | 'subscriptions' | 'events' | 'days' | 'keys' | 'audit' | 'operators';

interface SectionRow {
  readonly path: string;
  readonly words: Text;
  /** Not offered to anybody else. */
  readonly admin?: true;
}

/** The parts of the console, in the order of the menu. */
export const sections: Readonly<Record<Section, SectionRow>> = {
  people: { path: '/console', words: { ko: '할 일', en: 'To do' } },
  payments: { path: '/console/payments', words: { ko: '결제', en: 'Payments' } },
  subscriptions: { path: '/console/subscriptions', words: { ko: '정기 결제', en: 'Subscriptions' } },
  events: { path: '/console/events', words: { ko: '이벤트', en: 'Events' } },
  days: { path: '/console/days', words: { ko: '매출', en: 'Sales' } },
  keys: { path: '/console/keys', words: { ko: 'API 키', en: 'API keys' }, admin: true },
  operators: { path: '/console/operators', words: { ko: '운영자', en: 'Operators' } },
  audit: { path: '/console/audit', words: { ko: '작업 기록', en: 'Audit' } },
};
