/** KakaoPay's status words, and ours for a subscription, as people read them. */
const ko: Readonly<Record<string, string>> = {
  READY: '요청됨',
  SEND_TMS: '메시지 보냄',
  OPEN_PAYMENT: '화면 열림',
  SELECT_METHOD: '수단 선택',
  ARS_WAITING: 'ARS 대기',
  AUTH_PASSWORD: '승인 대기',
  ISSUED_SID: '정기 결제 등록',
  SUCCESS_PAYMENT: '승인됨',
  PART_CANCEL_PAYMENT: '부분 취소',
  CANCEL_PAYMENT: '취소됨',
  FAIL_AUTH_PASSWORD: '인증 실패',
  QUIT_PAYMENT: '그만둠',
  FAIL_PAYMENT: '승인 실패',
  EXPIRED: '만료됨',
  ACTIVE: '사용 중',
  INACTIVE: '해지됨',
};

const en: Readonly<Record<string, string>> = {
  READY: 'Requested',
  SEND_TMS: 'Message sent',
  OPEN_PAYMENT: 'Page opened',
  SELECT_METHOD: 'Method chosen',
  ARS_WAITING: 'Waiting for call',
  AUTH_PASSWORD: 'Awaiting approval',
  ISSUED_SID: 'Subscription issued',
  SUCCESS_PAYMENT: 'Approved',
  PART_CANCEL_PAYMENT: 'Partly canceled',
  CANCEL_PAYMENT: 'Canceled',
  FAIL_AUTH_PASSWORD: 'Check failed',
  QUIT_PAYMENT: 'Left',
  FAIL_PAYMENT: 'Approval failed',
  EXPIRED: 'Expired',
  ACTIVE: 'Active',
  INACTIVE: 'Ended',
};

export const statusWords = { ko, en };
