import type { Language } from '../http/language.ts';
import { type ProblemCode, problems } from '../http/problem.ts';

interface ProblemWords {
  readonly title: string;
  readonly todo: string;
}

const korean: Readonly<Record<ProblemCode, ProblemWords>> = {
  invalid_request: { title: '요청이 올바르지 않아요', todo: '`errors`에 적힌 항목을 고쳐 주세요.' },
  invalid_json: { title: '본문이 JSON이 아니에요', todo: 'JSON 객체를 보내 주세요.' },
  not_utf8: {
    title: '요청이 UTF-8이 아니에요',
    todo: '바이트 순서 표시(BOM) 없는 UTF-8로 보내 주세요. EUC-KR(CP949)이나 UTF-16은 먼저 변환해 주세요.',
  },
  unsupported_media_type: {
    title: '본문이 JSON이라고 표시되지 않았어요',
    todo: '`Content-Type: application/json`을 보내 주세요.',
  },
  invalid_cursor: {
    title: '이 조회에서 받은 커서가 아니에요',
    todo: '커서를 받은 조회와 같은 조건으로 보내거나, 커서 없이 처음부터 다시 조회해 주세요.',
  },
  invalid_idempotency_key: {
    title: 'Idempotency-Key가 올바르지 않아요',
    todo: '출력할 수 있는 문자 1~255개를 보내 주세요.',
  },
  body_too_large: { title: '본문이 너무 커요', todo: '16 KiB 이하로 보내 주세요.' },
  unauthorized: { title: 'API 키가 없거나 틀려요', todo: '`Authorization: Bearer <키>`를 보내 주세요.' },
  forbidden: {
    title: '이 API 키로는 할 수 없는 일이에요',
    todo: '`detail`에 적힌 권한이 있는 키를 사용해 주세요.',
  },
  not_found: { title: '이 주소에는 아무것도 없어요', todo: '주소를 확인해 주세요.' },
  payment_not_found: { title: '없는 결제예요', todo: 'id를 확인해 주세요.' },
  cancellation_not_found: {
    title: '이 결제에는 그런 취소가 없어요',
    todo: 'id를 확인해 주세요. 거절된 취소는 최근 것만 보관해요.',
  },
  subscription_not_found: { title: '없는 정기 결제예요', todo: 'id를 확인해 주세요.' },
  method_not_allowed: {
    title: '이 주소에서 쓸 수 없는 메서드예요',
    todo: '`Allow`에 적힌 메서드를 사용해 주세요.',
  },
  request_in_progress: {
    title: '같은 주문 또는 같은 Idempotency-Key의 다른 요청을 아직 처리하고 있어요',
    todo: '몇 초 뒤에 같은 요청을 다시 보내세요.',
  },
  order_already_paid: {
    title: '이미 결제된 주문이에요',
    todo: '하나의 주문은 최대 한 번만 결제돼요. `paymentId`가 그 결제예요.',
  },
  order_in_payment: {
    title: '이 주문의 결제가 진행 중이에요',
    todo: '`paymentId`의 결제 상태를 조회하세요. 결과가 확인될 때까지 이 주문에 다른 결제를 만들지 않아요.',
  },
  payment_not_closable: {
    title: '결제를 닫을 수 없어요',
    todo: '`detail`을 확인하세요. 이미 결제됐거나, 결제 중이거나, 담당자가 확인해야 하는 결제예요.',
  },
  payment_not_cancelable: {
    title: '취소할 수 없는 결제예요',
    todo: '`detail`을 확인하세요. 결제된 금액만 취소할 수 있어요. 아직 결제되지 않은 결제는 `close`로 닫아 주세요.',
  },
  cancellation_in_progress: {
    title: '이 결제의 다른 취소를 처리하고 있어요',
    todo: '`cancellationId`의 취소가 어떻게 됐는지 조회한 뒤 같은 요청을 다시 보내 주세요. 이번 요청으로 바뀐 것은 없어요.',
  },
  too_many_cancellations: {
    title: '이미 100번 취소한 결제예요',
    todo: '남은 금액은 카카오페이 파트너 어드민에서 취소해 주세요.',
  },
  no_subscriptions: {
    title: '정기 결제용 가맹점 코드가 없어요',
    todo: '카카오페이에서 받은 코드를 KAKAOPAY_SUBSCRIPTION_CID에 설정해 주세요.',
  },
  subscription_not_changeable: {
    title: '정기 결제를 그렇게 바꿀 수 없어요',
    todo: '지금 상태는 `detail`에 있어요.',
  },
  subscription_without_plan: {
    title: '결제 주기가 없는 정기 결제예요',
    todo: '`POST /v1/subscriptions/{id}/charges`로 결제할 때마다 금액을 보내 주세요.',
  },
  subscription_not_chargeable: {
    title: '결제할 수 없는 정기 결제예요',
    todo: '`detail`을 확인하세요. 첫 결제가 아직 끝나지 않았거나, 여기서 또는 카카오페이에서 해지됐어요.',
  },
  charge_in_progress: {
    title: '이 정기 결제의 다른 결제를 처리하고 있어요',
    todo: '`paymentId`의 결제가 어떻게 됐는지 조회한 뒤 같은 요청을 다시 보내 주세요.',
  },
  charge_refused: {
    title: '결제가 거절됐어요. 결제된 금액은 없어요',
    todo: '카카오페이의 코드와 메시지는 `kakaoPay`에 있어요. 다시 결제하려면 새 Idempotency-Key를 사용해 주세요.',
  },
  no_review_needed: {
    title: '담당자가 확인할 필요가 없는 결제예요',
    todo: '지금 상태는 `detail`에 있어요. `needs_review` 상태인 결제만 담당자의 확인을 기다려요.',
  },
  review_action_not_allowed: {
    title: '지금 확인된 내용으로는 할 수 없는 처리예요',
    todo: '지금 할 수 있는 처리는 `detail`에 있어요. `ask_again`으로 카카오페이에 다시 물어볼 수 있어요.',
  },
  cancellation_too_large: {
    title: '남은 금액보다 많이 취소할 수 없어요',
    todo: '남은 금액은 `detail`에 있어요. `taxFreeWon`과 `vatWon`을 빼면 알맞게 계산해 드려요.',
  },
  cancellation_refused: {
    title: '취소가 거절됐어요. 취소된 금액은 없어요',
    todo: '카카오페이의 코드와 메시지는 `kakaoPay`에 있어요. 다시 요청하려면 새 Idempotency-Key를 사용해 주세요.',
  },
  idempotency_key_reused: {
    title: '이미 다른 요청에 쓰인 Idempotency-Key예요',
    todo: '키는 거절된 요청이라도 처음 보낸 본문에 묶여 있어요. 새 키를 사용하세요.',
  },
  refused_by_kakaopay: {
    title: '카카오페이가 결제를 거절했어요',
    todo: '카카오페이가 답한 내용은 `kakaoPay`에 있어요.',
  },
  kakaopay_not_configured: {
    title: '카카오페이가 이 서비스의 키나 가맹점 코드를 받아들이지 않아요',
    todo: '서비스의 카카오페이 설정을 확인해 주세요.',
  },
  kakaopay_unavailable: {
    title: '카카오페이에서 쓸 수 있는 응답이 오지 않았어요',
    todo: '결제된 금액은 없어요. 같은 요청을 다시 보내 주세요.',
  },
  internal_error: {
    title: '서비스에서 오류가 났어요',
    todo: '같은 요청을 다시 보내 주세요. 로그에서 요청 id로 원인을 찾을 수 있어요.',
  },
};

/** What stands at `/problems`. The API itself answers in English. */
export const problemWords: Readonly<
  Record<
    Language,
    {
      readonly title: string;
      readonly intro: string;
      readonly retryable: string;
      readonly whatToDo: string;
      readonly brand: string;
      readonly problems: Readonly<Record<ProblemCode, ProblemWords>>;
    }
  >
> = {
  ko: {
    title: '오류 코드',
    intro: 'API가 요청을 거절하는 모든 경우예요. 제목은 오류의 `code`와 HTTP 상태 코드예요.',
    retryable: '같은 요청을 다시 보내도 좋아요.',
    whatToDo: '해결 방법 보기',
    brand: '카카오페이 결제 API',
    problems: korean,
  },
  en: {
    title: 'Problems',
    intro: 'Every way the API can refuse a request. Each heading is the problem’s `code` and its HTTP status.',
    retryable: 'The same request can be sent again.',
    whatToDo: 'What to do about it',
    brand: 'KakaoPay payments API',
    problems,
  },
};
