import type { Role } from '../access/roles.ts';
import type { Text } from './say.ts';

export const roleWords: Readonly<Record<Role, { readonly name: Text; readonly may: Text }>> = {
  view: {
    name: { ko: '보기', en: 'View' },
    may: { ko: '모두 볼 수 있고 아무것도 바꾸지 않아요', en: 'sees everything and changes nothing' },
  },
  refund: {
    name: { ko: '환불', en: 'Refund' },
    may: { ko: '모두 보고, 결제를 취소할 수 있어요', en: 'sees everything and gives money back' },
  },
  admin: {
    name: { ko: '관리자', en: 'Admin' },
    may: { ko: '모든 일을 할 수 있어요', en: 'does everything' },
  },
};
