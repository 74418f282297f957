/**
 * Carries one request to KakaoPay and brings the answer back, whatever its status. It sends at most once, follows no
 * redirect, and rejects if there is no whole answer within `timeoutMs`. What it rejects with should carry Node's error
 * code (`ECONNREFUSED` …) in `code` or `cause.code`: some of them prove that nothing was sent.
 */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

export interface TransportRequest {
  readonly method: 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /**
   * If it is there, nothing may be written from this instant on, be it because connecting took long or because the
   * process stood still: the transport rejects with the code `ERR_TOO_LATE_TO_SEND` instead.
   */
  readonly sendBefore?: Date;
}

export interface TransportAnswer {
  readonly status: number;
  readonly body: string;
}
