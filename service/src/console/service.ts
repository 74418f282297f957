import type { Service, Teller } from '../service.ts';
import type { ConsoleSettings } from './settings.ts';

/** What the console works with: what every function of the API does, for it asks them all. */
export type ConsoleService = Service & Teller & { readonly console: ConsoleSettings };
