/** One delivery to an address of the shop's. */
export interface WebhookCall {
  readonly url: string;
  /** Beside those of every delivery: that it is JSON, how long it is and who sends it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent byte for byte. */
  readonly body: string;
  /** Nothing is sent from this instant on, ms since 1970: a function that was frozen has old news. */
  readonly sendBefore: number;
}

export type WebhookAnswer =
  | {
      readonly status: number;
      /** The first bytes of what came back, as text that can be shown; for people only. */
      readonly said: string;
      readonly error?: undefined;
    }
  /** No answer, and why. */
  | { readonly status: undefined; readonly said?: undefined; readonly error: WebhookError };

export const webhookErrors = {
  timeout: 'No answer came within 15 seconds.',
  refused_address: 'The name leads to an address that is not public, so nothing was sent.',
  dns: 'The name could not be resolved.',
  tls: 'The certificate, or the encryption, was not accepted.',
  connection: 'The connection failed or broke.',
  too_late: 'There was no time left to send it.',
} as const;
export type WebhookError = keyof typeof webhookErrors;

/** The only way out to addresses that others have named. Never rejects: whatever went wrong is an answer. */
export interface Webhooks {
  post(call: WebhookCall): Promise<WebhookAnswer>;
  /** What a receiver's clock shows, ms since 1970: on a laptop ours may have been moved, and theirs was not. */
  now(): number;
}
