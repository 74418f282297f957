import type { Act } from '../audit.ts';
import type { Text } from './say.ts';

/** What somebody did, as the audit tells it. */
export const actWords: Readonly<Record<Act, Text>> = {
  sign_in: { ko: '들어왔어요', en: 'Signed in' },
  sign_out_everywhere: { ko: '모든 곳에서 나갔어요', en: 'Signed out everywhere' },
  invitation_taken: { ko: '초대를 받아들였어요', en: 'Took up an invitation' },
  change_password: { ko: '비밀번호를 바꿨어요', en: 'Changed the password' },
  set_up_totp: { ko: '인증 앱을 설정했어요', en: 'Set up an authenticator app' },
  remove_totp: { ko: '인증 앱을 해제했어요', en: 'Removed the authenticator app' },
  disable_operator: { ko: '운영자를 정지했어요', en: 'Disabled an operator' },
  enable_operator: { ko: '운영자를 다시 허용했어요', en: 'Enabled an operator' },
  change_role: { ko: '역할이나 한도를 바꿨어요', en: 'Changed a role or a limit' },
  cancel: { ko: '결제를 취소했어요', en: 'Refunded' },
  ask_to_cancel: { ko: '취소를 요청했어요', en: 'Asked for a refund' },
  confirm_cancel: { ko: '취소 요청을 확인했어요', en: 'Confirmed a refund' },
  decline_cancel: { ko: '취소 요청을 돌려보냈어요', en: 'Declined a refund' },
  close: { ko: '결제를 닫았어요', en: 'Closed a payment' },
  review: { ko: '확인이 필요한 결제를 처리했어요', en: 'Settled a review' },
  pause: { ko: '정기 결제를 멈췄어요', en: 'Paused a subscription' },
  resume: { ko: '정기 결제를 다시 시작했어요', en: 'Resumed a subscription' },
  end: { ko: '정기 결제를 끝냈어요', en: 'Ended a subscription' },
  deliver: { ko: '이벤트를 다시 보냈어요', en: 'Had an event delivered again' },
  replay: { ko: '지난 이벤트를 다시 보냈어요', en: 'Replayed events' },
  test_endpoint: { ko: '웹훅을 시험했어요', en: 'Tested a webhook endpoint' },
  enable_endpoint: { ko: '웹훅을 켰어요', en: 'Enabled a webhook endpoint' },
  disable_endpoint: { ko: '웹훅을 껐어요', en: 'Disabled a webhook endpoint' },
  create_key: { ko: 'API 키를 만들었어요', en: 'Created an API key' },
  revoke_key: { ko: 'API 키를 폐기했어요', en: 'Revoked an API key' },
  export: { ko: '파일로 내려받았어요', en: 'Downloaded a file' },
};
