import type { Text } from './say.ts';

/** What a form has led to, by the word in the address. */
export const noticeWords: Readonly<Record<string, Text>> = {
  canceled: { ko: '취소했어요.', en: 'The refund is made.' },
  canceling: {
    ko: '취소를 요청했어요. 카카오페이에 확인하는 중이에요.',
    en: 'The refund was asked for. KakaoPay is being asked how it went.',
  },
  proposed: {
    ko: '다른 운영자가 확인하면 취소돼요.',
    en: 'The refund is made as soon as another operator confirms it.',
  },
  declined: { ko: '취소 요청을 돌려보냈어요.', en: 'The request was declined.' },
  closed: { ko: '결제를 닫았어요.', en: 'The payment is closed.' },
  reviewed: { ko: '처리했어요.', en: 'Done.' },
  asked: { ko: '카카오페이에 다시 물어봤어요.', en: 'KakaoPay was asked again.' },
  delivered: { ko: '다시 보냈어요.', en: 'It is being delivered again.' },
  paused: { ko: '정기 결제를 멈췄어요.', en: 'The subscription is paused.' },
  resumed: { ko: '정기 결제를 다시 시작했어요.', en: 'The subscription goes on.' },
  ended: { ko: '정기 결제를 끝냈어요.', en: 'The subscription is ended.' },
  replayed: { ko: '그 기간의 이벤트를 다시 보내고 있어요.', en: 'The events of that time are being delivered again.' },
  password_changed: { ko: '비밀번호를 바꿨어요.', en: 'The password is changed.' },
  totp_set: { ko: '이제 들어올 때 인증 앱의 코드가 필요해요.', en: 'Signing in takes a code from the app now.' },
  totp_removed: { ko: '인증 앱을 해제했어요.', en: 'The authenticator app is removed.' },
  recounted: { ko: '다시 계산했어요.', en: 'Added up again.' },
  saved: { ko: '저장했어요.', en: 'Saved.' },
  revoked: { ko: 'API 키를 폐기했어요.', en: 'The API key is revoked.' },
  disabled: { ko: '사용을 멈췄어요.', en: 'Disabled.' },
  enabled: { ko: '다시 사용할 수 있어요.', en: 'Enabled.' },
};
