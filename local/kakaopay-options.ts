import type { KakaoPayOptions } from 'kakaopay-client';
import { findSettingFault, type SettingNames, variables } from '../service/src/kakaopay/setting-fault.ts';

/** What stands where nothing is set: any key of the right scheme is good for a simulator. */
export const assumed = { generation: 'current', secretKey: `DEV${'0'.repeat(37)}`, cid: 'TC0ONETIME' } as const;

type Typed = { readonly [Option in keyof typeof variables]?: string };

/** What is wrong with what somebody has typed: a sentence that begins with the setting's name. */
export const optionsFault = (typed: Typed, names: SettingNames = variables): string | undefined =>
  findSettingFault({ ...assumed, ...typed } as KakaoPayOptions, names)?.message;

/** A good base URL as it is used: its path belongs to it, a slash at its end does not. */
export const tidyBaseUrl = (address: string): string => new URL(address).href.replace(/\/$/, '');
