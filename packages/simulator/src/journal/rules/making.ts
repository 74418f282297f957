import { isOtherMerchants, isRefused, type Rule, refusedWith } from '../rule.ts';
import { isOfParameter } from '../see.ts';
import type { SeenCall } from '../seen.ts';

/** What is wrong with a request for a payment, and with merchant codes and ids anywhere. */

const text = (value: unknown) => String(value ?? '').slice(0, 30);

const merchantCodes = 'TC0ONETIME, TCSUBSCRIP, TCSEQUENCE';

const isOfPayment = ({ name }: SeenCall) => name === 'approve' || name === 'cancel' || name === 'order';

/** Its parameters are all right one by one. */
const hasAmounts = ({ stage, text: said = '' }: SeenCall) => stage === 'call' && !isOfParameter(said);

const isMaking = ({ name }: SeenCall) => name === 'ready' || name === 'subscription';

export const makingRules: readonly Rule[] = [
  {
    id: 'unknown_merchant_code',
    severity: 'error',
    when: (call, context) => refusedWith(call, -731) && !isOtherMerchants(call, context),
    words: ({ raw }) => ({
      en: `cid ${text(raw?.cid)} is no merchant code of the test system: those are ${merchantCodes}.`,
      ko: `cid ${text(raw?.cid)}는 테스트 가맹점 코드가 아니에요. ${merchantCodes} 중 하나를 쓰세요.`,
    }),
  },
  {
    id: 'bad_cid_secret',
    severity: 'error',
    when: (call) => refusedWith(call, -733),
    words: () => ({
      en: 'cid_secret has at most 24 digits and small letters. Test merchant codes need none.',
      ko: 'cid_secret은 숫자와 영문 소문자 24자 이하예요. 테스트 가맹점 코드에는 필요 없어요.',
    }),
  },
  {
    id: 'unregistered_domain',
    severity: 'error',
    when: (call) => refusedWith(call, -799),
    words: () => ({
      en: 'A return address (approval_url, cancel_url, fail_url) is on a domain that is not registered. Register it, with its http or https, and give the same to --domain.',
      ko: '돌아올 주소(approval_url, cancel_url, fail_url)의 도메인이 등록되어 있지 않아요. http와 https를 구분해 등록하고, --domain에도 같은 값을 주세요.',
    }),
  },
  {
    id: 'amounts_do_not_fit',
    severity: 'error',
    when: (call, context) =>
      isMaking(call) &&
      refusedWith(call, -722, -724, -725, -726, -2) &&
      hasAmounts(call) &&
      !(Number(call.raw?.quantity) < 0) &&
      !isOtherMerchants(call, context),
    words({ raw }) {
      const amounts = ['total_amount', 'tax_free_amount', 'vat_amount', 'green_deposit']
        .filter((name) => raw?.[name] !== undefined)
        .map((name) => `${name} ${text(raw?.[name])}`)
        .join(', ');
      return {
        en: `The amounts do not fit (${amounts}): tax_free_amount and vat_amount are parts of total_amount, none is below 0, and 0 won is for the first payment of a subscription alone.`,
        ko: `금액이 서로 맞지 않아요(${amounts}). tax_free_amount와 vat_amount는 total_amount에 포함되고 음수일 수 없어요. 0원은 정기 결제의 첫 결제에만 쓸 수 있어요.`,
      };
    },
  },
  {
    id: 'negative_quantity',
    severity: 'error',
    when: (call) => isMaking(call) && isRefused(call) && hasAmounts(call) && Number(call.raw?.quantity) < 0,
    words: () => ({ en: 'quantity is below 0.', ko: 'quantity가 0보다 작아요.' }),
  },
  {
    id: 'unknown_method',
    severity: 'error',
    when: (call) => refusedWith(call, -705),
    words: ({ raw }) => ({
      en: `payment_method_type ${text(raw?.payment_method_type)} is neither CARD nor MONEY. Leave it out to let the payer choose.`,
      ko: `payment_method_type ${text(raw?.payment_method_type)}는 CARD도 MONEY도 아니에요. 구매자가 고르게 하려면 빼세요.`,
    }),
  },
  {
    id: 'unknown_payment',
    severity: 'error',
    when: (call, context) =>
      refusedWith(call, -721) || (isOfPayment(call) && isRefused(call) && isOtherMerchants(call, context)),
    words: ({ tid }, { books }) =>
      books.payments.has(tid ?? '')
        ? {
            en: `The payment ${tid} was made under another cid: ready, approve, cancel and order of a payment take the same.`,
            ko: `${tid} 결제는 다른 cid로 만들었어요. 한 결제의 ready, approve, cancel, order에는 같은 cid를 써요.`,
          }
        : {
            en: `There is no payment ${tid ?? 'with this tid'} here. If it was made before a restart or a reset, it is forgotten: --data keeps it.`,
            ko: `${tid ?? '이 tid'} 결제가 여기에 없어요. 다시 시작하거나 초기화하기 전에 만든 것이라면 사라졌어요. --data를 쓰면 남아요.`,
          },
  },
];
