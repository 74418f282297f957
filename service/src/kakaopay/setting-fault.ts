import { findOptionsFault, type KakaoPayOptions } from 'kakaopay-client';
import { secretPlaces } from '../secrets.ts';

/** What people know the client's options by; those that are not named here are the code's own. */
export type SettingNames = Readonly<Partial<Record<keyof KakaoPayOptions, string>>>;

/** Their names in an environment. */
export const variables = {
  generation: 'KAKAOPAY_GENERATION',
  secretKey: secretPlaces.secretKey.variable,
  cid: 'KAKAOPAY_CID',
  cidSecret: secretPlaces.cidSecret.variable,
  baseUrl: 'KAKAOPAY_BASE_URL',
} as const;

/** The same of the merchant code for subscriptions. */
export const subscriptionVariables = {
  cid: 'KAKAOPAY_SUBSCRIPTION_CID',
  cidSecret: secretPlaces.subscriptionCidSecret.variable,
} as const;

export interface SettingFault {
  readonly setting: string;
  /** A plain sentence that begins with the setting's name and never quotes its value. */
  readonly message: string;
}

/** The setting that cannot be used, if there is one. The client alone is the judge: its words, under our name. */
export function findSettingFault(options: KakaoPayOptions, names: SettingNames): SettingFault | undefined {
  const found = findOptionsFault(options);
  if (found === undefined) return undefined;
  const setting = names[found.field] ?? found.field;
  return { setting, message: `${setting}${found.message.slice(found.field.length)}` };
}
