import type { WebhookError } from '../../ports/webhooks.ts';
import type { Replay } from '../../store/replays.ts';
import type { DisabledBecause } from '../../webhooks/endpoint.ts';
import type { Text } from './say.ts';

/** Why no answer came to a delivery. */
export const errorWords: Readonly<Record<WebhookError, Text>> = {
  timeout: { ko: '15초 안에 답이 없었어요', en: 'No answer came within 15 seconds' },
  refused_address: {
    ko: '공개된 주소가 아니라서 보내지 않았어요',
    en: 'The name leads to an address that is not public; nothing was sent',
  },
  dns: { ko: '주소의 이름을 찾지 못했어요', en: 'The name could not be resolved' },
  tls: { ko: '인증서나 암호화가 맞지 않았어요', en: 'The certificate, or the encryption, was not accepted' },
  connection: { ko: '연결이 안 되거나 끊겼어요', en: 'The connection failed or broke' },
  too_late: { ko: '보낼 시간이 남지 않았어요', en: 'There was no time left to send it' },
};

/** Why an endpoint is disabled. */
export const disabledWords: Readonly<Record<DisabledBecause, Text>> = {
  shop: { ko: '상점이나 운영자가 껐어요', en: 'The shop, or an operator, disabled it' },
  gone: { ko: '없어졌다고 답했어요 (410)', en: 'It answered that it is gone (410)' },
  failing: { ko: '5일 동안 아무것도 받지 못했어요', en: 'Nothing could be delivered for five days' },
};

/** How a replay stands. */
export const replayWords: Readonly<Record<Replay['status'], Text>> = {
  running: { ko: '이벤트를 찾아 보내는 중이에요', en: 'Looking for events to send' },
  finished: { ko: '모두 내보냈어요', en: 'All are put out' },
  stopped: { ko: '그사이 엔드포인트가 꺼져서 그만뒀어요', en: 'Stopped: the endpoint was disabled meanwhile' },
};
