import type { Language } from '../http/language.ts';
import type { ProblemCode } from '../http/problem.ts';
import { koreanTitles } from './problem-words.ts';

const otherTitles: Readonly<Record<Exclude<ProblemCode, keyof typeof koreanTitles>, string>> = {
  invalid_json: '본문이 JSON이 아니에요',
  unsupported_media_type: '본문이 JSON이라고 표시되지 않았어요',
  invalid_cursor: '이 조회에서 받은 커서가 아니에요',
  invalid_idempotency_key: 'Idempotency-Key가 올바르지 않아요',
  body_too_large: '본문이 너무 커요',
  unauthorized: 'API 키가 없거나 틀려요',
  forbidden: '이 API 키로는 할 수 없는 일이에요',
  payment_not_found: '없는 결제예요',
  cancellation_not_found: '이 결제에는 그런 취소가 없어요',
  reconciliation_not_found: '없는 대조예요',
  subscription_not_found: '없는 정기 결제예요',
  endpoint_not_found: '없는 웹훅 엔드포인트예요',
  event_not_found: '없는 이벤트예요',
  replay_not_found: '이 엔드포인트로 다시 보낸 적이 없어요',
  too_many_endpoints: '웹훅 엔드포인트가 이미 5개예요',
  endpoint_exists: '주소와 이벤트 종류가 같은 엔드포인트가 있어요',
  endpoint_disabled: '꺼져 있는 웹훅 엔드포인트예요',
  rotation_in_progress: '시크릿을 바꾼 지 하루가 지나지 않았어요',
  replay_in_progress: '이 엔드포인트로 다시 보내는 중이에요',
  no_endpoint_listens: '이 이벤트를 받는 켜진 엔드포인트가 없어요',
  request_in_progress: '같은 주문 또는 같은 Idempotency-Key의 다른 요청을 아직 처리하고 있어요',
  order_already_paid: '이미 결제된 주문이에요',
  order_in_payment: '이 주문의 결제가 진행 중이에요',
  payment_not_closable: '결제를 닫을 수 없어요',
  payment_not_cancelable: '취소할 수 없는 결제예요',
  cancellation_in_progress: '이 결제의 다른 취소를 처리하고 있어요',
  too_many_cancellations: '이미 100번 취소한 결제예요',
  no_subscriptions: '정기 결제용 가맹점 코드가 없어요',
  subscription_not_changeable: '정기 결제를 그렇게 바꿀 수 없어요',
  subscription_without_plan: '결제 주기가 없는 정기 결제예요',
  subscription_not_chargeable: '결제할 수 없는 정기 결제예요',
  charge_in_progress: '이 정기 결제의 다른 결제를 처리하고 있어요',
  charge_refused: '결제가 거절됐어요. 결제된 금액은 없어요',
  no_review_needed: '담당자가 확인할 필요가 없는 결제예요',
  review_action_not_allowed: '지금 확인된 내용으로는 할 수 없는 처리예요',
  cancellation_too_large: '남은 금액보다 많이 취소할 수 없어요',
  cancellation_refused: '취소가 거절됐어요. 취소된 금액은 없어요',
  report_too_large: '한 번에 읽기에는 너무 큰 보고서예요',
  idempotency_key_reused: '이미 다른 요청에 쓰인 Idempotency-Key예요',
};

const korean: Readonly<Record<ProblemCode, string>> = {
  invalid_request: '`errors`에 적힌 항목을 고쳐 주세요.',
  invalid_json: 'JSON 객체를 보내 주세요.',
  not_utf8: '바이트 순서 표시(BOM) 없는 UTF-8로 보내 주세요. EUC-KR(CP949)이나 UTF-16은 먼저 변환해 주세요.',
  unsupported_media_type: '`Content-Type: application/json`을 보내 주세요.',
  invalid_cursor: '커서를 받은 조회와 같은 조건으로 보내거나, 커서 없이 처음부터 다시 조회해 주세요.',
  invalid_idempotency_key: '출력할 수 있는 문자 1~255개를 보내 주세요.',
  body_too_large: '16 KiB 이하로 보내 주세요.',
  unauthorized: '`Authorization: Bearer <키>`를 보내 주세요.',
  forbidden: '`detail`에 적힌 권한이 있는 키를 사용해 주세요.',
  not_found: '주소를 확인해 주세요.',
  payment_not_found: 'id를 확인해 주세요.',
  cancellation_not_found: 'id를 확인해 주세요. 거절된 취소는 최근 것만 보관해요.',
  reconciliation_not_found: 'id를 확인해 주세요.',
  subscription_not_found: 'id를 확인해 주세요.',
  endpoint_not_found: 'id를 확인해 주세요. 엔드포인트는 `GET /v1/webhook-endpoints`로 볼 수 있어요.',
  event_not_found: 'id를 확인해 주세요. 이벤트는 `GET /v1/events`로 볼 수 있어요.',
  replay_not_found: '먼저 `POST /v1/webhook-endpoints/{id}/replay`로 시작해 주세요.',
  too_many_endpoints: '쓰지 않는 엔드포인트를 먼저 지워 주세요.',
  endpoint_exists:
    '그 엔드포인트는 `endpointId`예요. 만들 때 시크릿을 받지 못했다면 `POST /v1/webhook-endpoints/{id}/rotate-secret`으로 새로 받아 주세요.',
  endpoint_disabled: '`PATCH`로 `enabled`를 `true`로 바꾼 뒤 같은 요청을 다시 보내 주세요.',
  rotation_in_progress: '이전 시크릿으로도 서명하는 동안에는 다시 바꿀 수 없어요. 언제까지인지는 `detail`에 있어요.',
  replay_in_progress: '`GET /v1/webhook-endpoints/{id}/replay`로 끝났는지 확인한 뒤 다시 보내 주세요.',
  no_endpoint_listens:
    '엔드포인트를 켜거나, `endpointId`로 받을 곳을 정해 주세요. 지정한 엔드포인트에는 고른 종류와 상관없이 보내요.',
  method_not_allowed: '`Allow`에 적힌 메서드를 사용해 주세요.',
  request_in_progress: '몇 초 뒤에 같은 요청을 다시 보내세요.',
  order_already_paid: '하나의 주문은 최대 한 번만 결제돼요. `paymentId`가 그 결제예요.',
  order_in_payment: '`paymentId`의 결제 상태를 조회하세요. 결과가 확인될 때까지 이 주문에 다른 결제를 만들지 않아요.',
  payment_not_closable: '`detail`을 확인하세요. 이미 결제됐거나, 결제 중이거나, 담당자가 확인해야 하는 결제예요.',
  payment_not_cancelable:
    '`detail`을 확인하세요. 결제된 금액만 취소할 수 있어요. 아직 결제되지 않은 결제는 `close`로 닫아 주세요.',
  cancellation_in_progress:
    '`cancellationId`의 취소가 어떻게 됐는지 조회한 뒤 같은 요청을 다시 보내 주세요. 이번 요청으로 바뀐 것은 없어요.',
  too_many_cancellations: '남은 금액은 카카오페이 파트너 어드민에서 취소해 주세요.',
  no_subscriptions: '카카오페이에서 받은 코드를 KAKAOPAY_SUBSCRIPTION_CID에 설정해 주세요.',
  subscription_not_changeable: '지금 상태는 `detail`에 있어요.',
  subscription_without_plan: '`POST /v1/subscriptions/{id}/charges`로 결제할 때마다 금액을 보내 주세요.',
  subscription_not_chargeable:
    '`detail`을 확인하세요. 첫 결제가 아직 끝나지 않았거나, 여기서 또는 카카오페이에서 해지됐어요.',
  charge_in_progress: '`paymentId`의 결제가 어떻게 됐는지 조회한 뒤 같은 요청을 다시 보내 주세요.',
  charge_refused:
    '카카오페이의 코드와 메시지는 `kakaoPay`에 있어요. 다시 결제하려면 새 Idempotency-Key를 사용해 주세요.',
  no_review_needed: '지금 상태는 `detail`에 있어요. `needs_review` 상태인 결제만 담당자의 확인을 기다려요.',
  review_action_not_allowed:
    '지금 할 수 있는 처리는 `detail`에 있어요. `ask_again`으로 카카오페이에 다시 물어볼 수 있어요.',
  cancellation_too_large: '남은 금액은 `detail`에 있어요. `taxFreeWon`과 `vatWon`을 빼면 알맞게 계산해 드려요.',
  cancellation_refused:
    '카카오페이의 코드와 메시지는 `kakaoPay`에 있어요. 다시 요청하려면 새 Idempotency-Key를 사용해 주세요.',
  report_too_large: '월 대신 하루씩 조회해 주세요.',
  idempotency_key_reused: '키는 거절된 요청이라도 처음 보낸 본문에 묶여 있어요. 새 키를 사용하세요.',
  refused_by_kakaopay: '카카오페이가 답한 내용은 `kakaoPay`에 있어요.',
  kakaopay_not_configured: '서비스의 카카오페이 설정을 확인해 주세요.',
  kakaopay_unavailable: '결제된 금액은 없어요. 같은 요청을 다시 보내 주세요.',
  internal_error: '같은 요청을 다시 보내 주세요. 로그에서 요청 id로 원인을 찾을 수 있어요.',
};

const english: Readonly<Record<ProblemCode, string>> = {
  invalid_request: 'Correct the fields listed in `errors`.',
  invalid_json: 'Send a JSON object.',
  not_utf8: 'Send text as UTF-8 without a byte order mark; convert EUC-KR (CP949) and UTF-16 first.',
  unsupported_media_type: 'Send `Content-Type: application/json`.',
  invalid_cursor: 'Send the cursor with the parameters it came from, or start again without it.',
  invalid_idempotency_key: 'Send 1 to 255 printable characters.',
  body_too_large: 'Send at most 16 KiB.',
  unauthorized: 'Send `Authorization: Bearer <key>`.',
  forbidden: 'Use a key that has the scope named in `detail`.',
  not_found: 'Check the address.',
  payment_not_found: 'Check the id.',
  cancellation_not_found: 'Check the id; of refused cancellations only the newest are kept.',
  reconciliation_not_found: 'Check the id.',
  subscription_not_found: 'Check the id.',
  endpoint_not_found: 'Check the id; `GET /v1/webhook-endpoints` lists them.',
  event_not_found: 'Check the id; `GET /v1/events` lists them.',
  replay_not_found: 'Begin one: `POST /v1/webhook-endpoints/{id}/replay`.',
  too_many_endpoints: 'Delete one that is of no more use.',
  endpoint_exists:
    'It is the one in `endpointId`. If its secret was lost, `POST /v1/webhook-endpoints/{id}/rotate-secret` gives a new one.',
  endpoint_disabled: 'Set `enabled` to `true` with `PATCH`, then send the same again.',
  rotation_in_progress: 'Wait until only one secret signs: `detail` says when.',
  replay_in_progress: 'See `GET /v1/webhook-endpoints/{id}/replay` for how far it is, then send the same again.',
  no_endpoint_listens: 'Enable an endpoint, or name one in `endpointId`: it is told whatever types it has asked for.',
  method_not_allowed: 'Use one of the methods listed in `Allow`.',
  request_in_progress: 'Send the same again in a few seconds.',
  order_already_paid: 'An order is paid at most once; `paymentId` names the payment.',
  order_in_payment: 'Ask how the payment named in `paymentId` stands. Until that is known the order gets no other one.',
  payment_not_closable: 'See `detail`: somebody has paid it, is paying it now, or a person has to look at it.',
  payment_not_cancelable:
    'See `detail`: only what was paid can be given back. Use `close` for a payment that nobody has paid.',
  cancellation_in_progress:
    'Ask how the one named in `cancellationId` stands, then send the same again. It was not replaced.',
  too_many_cancellations: 'Give the rest back in KakaoPay’s partner console.',
  no_subscriptions: 'Set KAKAOPAY_SUBSCRIPTION_CID to the one KakaoPay gave you.',
  subscription_not_changeable: 'See `detail` for how it stands.',
  subscription_without_plan: 'Give the amount with each charge: `POST /v1/subscriptions/{id}/charges`.',
  subscription_not_chargeable: 'See `detail`: its first payment is not made yet, or it has ended, here or at KakaoPay.',
  charge_in_progress: 'Ask how the payment named in `paymentId` stands, then send the same again.',
  charge_refused: 'See `kakaoPay` for KakaoPay’s own code and message. Use a new Idempotency-Key to charge again.',
  no_review_needed: 'See `detail` for how it stands. Only a payment that is `needs_review` waits for a person.',
  review_action_not_allowed: 'See `detail` for what it allows now. `ask_again` brings newer evidence.',
  cancellation_too_large: 'See `detail` for what is left. Leave `taxFreeWon` and `vatWon` out to have them computed.',
  cancellation_refused: 'See `kakaoPay` for KakaoPay’s own code and message. Use a new Idempotency-Key to ask again.',
  report_too_large: 'Ask for the days of the month one by one.',
  idempotency_key_reused:
    'A key stays bound to the body it first came with, also when that was refused. Use a new key.',
  refused_by_kakaopay: 'See `kakaoPay` for its own code and message.',
  kakaopay_not_configured: 'Check the service’s KakaoPay settings.',
  kakaopay_unavailable: 'Nothing was charged or given back. Send the same request again.',
  internal_error: 'Send the same request again; the request id leads to the cause in the logs.',
};

interface WordsOfProblems {
  readonly title: string;
  readonly intro: string;
  readonly retryable: string;
  readonly titles: Readonly<Partial<Record<ProblemCode, string>>>;
  readonly todos: Readonly<Record<ProblemCode, string>>;
}

/** What stands at `/problems` about every one of them; no other function has a use for it. */
export const wordsOfProblems: Readonly<Record<Language, WordsOfProblems>> = {
  ko: {
    title: '오류 코드',
    intro: 'API가 요청을 거절하는 모든 경우예요. 제목은 오류의 `code`와 HTTP 상태 코드예요.',
    retryable: '같은 요청을 다시 보내도 좋아요.',
    titles: { ...koreanTitles, ...otherTitles },
    todos: korean,
  },
  en: {
    title: 'Problems',
    intro: 'Every way the API can refuse a request. Each heading is the problem’s `code` and its HTTP status.',
    retryable: 'The same request can be sent again.',
    titles: {},
    todos: english,
  },
};
