/**
 * What no source tells of the real KakaoPay, and a program could notice: each is a setting. The first choice is what is
 * assumed unless it is set otherwise. Codes are documented ones, only which of them comes here is not known.
 */
interface Assumption {
  readonly question: { readonly en: string; readonly ko: string };
  readonly choices: readonly (string | number)[];
  /** How sure the first choice is. */
  readonly mark: 'doc' | 'client' | 'inferred';
}

export const assumptions = {
  unusedFields: {
    question: {
      en: 'How are fields without a value written? As captured, approve of the current API has `null`, all others leave them out, and legacy approve has `item_code: ""`',
      ko: '값이 없는 필드는 어떻게 나옵니까? 수집한 응답에서는 현재 API의 approve에 `null`이 있고, 나머지는 모두 생략하며, 이전 API의 approve에는 `item_code: ""`가 있습니다',
    },
    choices: ['as_captured', 'null', 'left_out'],
    mark: 'client',
  },
  refusalExtras: {
    question: {
      en: 'Do refusals have `extras`? They were seen with a few codes only, and there are clients that fail without them',
      ko: '거절에 `extras`가 있습니까? 몇 가지 코드에서만 보았고, 이것이 없으면 실패하는 클라이언트가 있습니다',
    },
    choices: ['as_seen', 'always'],
    mark: 'doc',
  },
  badParameter: {
    question: {
      en: 'Which code has a bad or missing parameter in the current API? (Legacy: -2, documented)',
      ko: '현재 API에서 파라미터가 틀리거나 없을 때의 코드는 무엇입니까? (이전 API는 문서에 있는 -2)',
    },
    choices: [-2, -400, -726],
    mark: 'inferred',
  },
  legacyNoHeader: {
    question: {
      en: 'How does the legacy API refuse a call without an `Authorization` header?',
      ko: '이전 API는 `Authorization` 헤더가 없는 호출을 어떻게 거절합니까?',
    },
    choices: [-400, -401],
    mark: 'inferred',
  },
  amountMisfit: {
    question: {
      en: 'Which code have amounts of ready or subscription that do not fit together?',
      ko: 'ready나 subscription의 금액이 서로 맞지 않을 때의 코드는 무엇입니까?',
    },
    choices: [-722, -724, -725, -726, -2],
    mark: 'inferred',
  },
  zeroAmount: {
    question: {
      en: 'Which code has a total of 0 won where something must be paid: with a one-time code, or for a charge?',
      ko: '무언가를 결제해야 하는 곳(일반 결제 코드, 정기 결제 청구)에서 총액이 0원일 때의 코드는 무엇입니까?',
    },
    choices: [-722, -724, -725, -726, -2],
    mark: 'inferred',
  },
  negativeQuantity: {
    question: {
      en: 'Which code has a quantity below 0? (0 was seen and is accepted)',
      ko: '수량이 0보다 작을 때의 코드는 무엇입니까? (0은 실제로 보았고 받아들입니다)',
    },
    choices: [-726, -722, -2],
    mark: 'inferred',
  },
  otherMethod: {
    question: {
      en: 'What happens to a `payment_method_type` that is neither CARD nor MONEY?',
      ko: '`payment_method_type`이 CARD도 MONEY도 아니면 어떻게 됩니까?',
    },
    choices: [-705, -2, 'ignored'],
    mark: 'inferred',
  },
  otherMerchant: {
    question: {
      en: 'How is a tid or sid of another merchant code refused: as an unknown one (-721, -750), or for the code?',
      ko: '다른 가맹점 코드의 tid나 sid는 어떻게 거절합니까? 모르는 것(-721, -750)으로, 아니면 가맹점 코드를 이유로?',
    },
    choices: ['as_unknown', -731, -726],
    mark: 'inferred',
  },
  expiredStatus: {
    question: {
      en: 'Which status has an expired payment: the last one, or another?',
      ko: '만료된 결제의 상태는 무엇입니까? 마지막 상태 그대로입니까?',
    },
    choices: ['last', 'QUIT_PAYMENT', 'FAIL_PAYMENT'],
    mark: 'inferred',
  },
  availableBeforeApproval: {
    question: {
      en: 'What is `cancel_available_amount` before the approval? The whole amount was seen in the legacy `status`',
      ko: '승인 전의 `cancel_available_amount`는 얼마입니까? 이전 API의 `status`에서 전액을 보았습니다',
    },
    choices: ['whole', 'zero'],
    mark: 'client',
  },
  approveChecks: {
    question: {
      en: 'Which does approve check first: the state of the payment, or whether order and user are those of ready?',
      ko: 'approve는 무엇을 먼저 확인합니까? 결제의 상태입니까, ready와 같은 주문과 사용자인지입니까?',
    },
    choices: ['state_first', 'ids_first'],
    mark: 'inferred',
  },
  approveTotalDiffers: {
    question: {
      en: 'Which code has a `total_amount` of approve that is not that of ready?',
      ko: 'approve의 `total_amount`가 ready와 다를 때의 코드는 무엇입니까?',
    },
    choices: [-725, -722, -724, -726],
    mark: 'inferred',
  },
  statusAfterDecline: {
    question: {
      en: 'Does a decline of approve (-780) end the payment, or can it be approved again?',
      ko: 'approve가 거절되면(-780) 결제가 끝납니까, 다시 승인할 수 있습니까?',
    },
    choices: ['FAIL_PAYMENT', 'AUTH_PASSWORD'],
    mark: 'inferred',
  },
  guardMismatch: {
    question: {
      en: 'Which code has a wrong `cancel_available_amount` of cancel?',
      ko: 'cancel의 `cancel_available_amount`가 틀렸을 때의 코드는 무엇입니까?',
    },
    choices: [-722, -710, -726],
    mark: 'inferred',
  },
  cancelPartsMisfit: {
    question: {
      en: 'Which code has a cancel whose tax-free amount or VAT does not fit what is left?',
      ko: 'cancel의 비과세 금액이나 부가세가 남은 금액에 맞지 않을 때의 코드는 무엇입니까?',
    },
    choices: [-722, -710, -725, -726],
    mark: 'inferred',
  },
  cancelAgain: {
    question: {
      en: 'Which code has a cancel of a payment that is fully canceled?',
      ko: '전액 취소된 결제를 다시 취소할 때의 코드는 무엇입니까?',
    },
    choices: [-784, -710],
    mark: 'inferred',
  },
  depositPartCancel: {
    question: {
      en: 'Which code has a partial cancel of a payment with a cup deposit?',
      ko: '컵 보증금이 있는 결제를 부분 취소할 때의 코드는 무엇입니까?',
    },
    choices: [-722, -710, -781, -784],
    mark: 'inferred',
  },
  restVat: {
    question: {
      en: 'Which VAT has the cancel of all that is left, when none is sent: all that is left of it, or a rounded eleventh, which is refused where it does not fit?',
      ko: '남은 금액을 모두 취소하며 부가세를 보내지 않으면 부가세는 얼마입니까? 남은 부가세 전부입니까, 반올림한 11분의 1(맞지 않으면 거절)입니까?',
    },
    choices: ['all_left', 'eleventh'],
    mark: 'inferred',
  },
  inactiveAgain: {
    question: {
      en: 'What answers the end of a subscription that has ended: the same as before, or a refusal?',
      ko: '이미 해지된 정기 결제를 다시 해지하면 어떻게 답합니까? 같은 응답입니까, 거절입니까?',
    },
    choices: ['same_answer', -751],
    mark: 'inferred',
  },
} as const satisfies Record<string, Assumption>;

export type AssumptionName = keyof typeof assumptions;

/** What is assumed of each. */
export type Assumptions = { readonly [K in AssumptionName]: (typeof assumptions)[K]['choices'][number] };

export const assumptionNames = Object.keys(assumptions) as AssumptionName[];

/** The table's row for a name, with what all rows have in common. */
export const assumptionOf = (name: AssumptionName): Assumption => assumptions[name];
