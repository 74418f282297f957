import { kstDay } from '../kst.ts';
import type { Attribute } from '../ports/table.ts';

// The partitions of the one index: each says what its items wait for. Their order in it is by time.

/** Something must be done by then; spread over a few partitions, so that no single one takes every write. */
export const dueQueues: readonly string[] = ['due#0', 'due#1', 'due#2', 'due#3'];
export const dueQueue = (id: string): string => dueQueues[id.charCodeAt(id.length - 1) % dueQueues.length] as string;

/** KakaoPay gave no answer: its next one, to whomever, is the sign to ask about all of these. */
export const unansweredQueue = 'unanswered';

/** Deliveries that failed before, by the endpoint's slot: each has a queue of its own, so none is in another's way. */
export const retryQueues: readonly string[] = ['retry#0', 'retry#1', 'retry#2', 'retry#3', 'retry#4'];

/**
 * A person must look; since then. What an endpoint could not be told yet stands in its queue until it could, or until
 * that is given up: after five days at the latest it is here.
 */
export const reviewQueue = 'review';

/** Nothing is left to do; by the Korean day and time of the last change. */
export const changedQueue = (at: number): string => `changed#${kstDay(at)}`;

/** API keys, by when they were made: there is nothing to do with them, they are there to be listed. */
export const apiKeysQueue = 'api_keys';

export const isDueQueue = (queue: Attribute | undefined): boolean =>
  queue === unansweredQueue || dueQueues.includes(String(queue));
