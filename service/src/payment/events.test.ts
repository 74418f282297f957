import { expectTypeOf, test } from 'vitest';
import type { Event, EventData, EventsOf } from './events.ts';
import type { EventType } from './states.ts';

// Held by the type check: each line below an expectation of an error fails there when the error does not come.

test('the events are those of the table of edges, and the compiler holds the two together', () => {
  expectTypeOf<Event['type']>().toEqualTypeOf<EventType>();
  expectTypeOf<EventsOf<EventData>>().toEqualTypeOf<Event>();
  // @ts-expect-error an event that no edge has
  expectTypeOf<EventsOf<EventData & { readonly payer_sneezed: object }>>().not.toBeNever();
  // @ts-expect-error an edge whose event has no data
  expectTypeOf<EventsOf<Omit<EventData, 'found_quit'>>>().not.toBeNever();
});

test('an event narrows to what comes with it', () => {
  expectTypeOf<Extract<Event, { type: 'payer_returned' }>>().toHaveProperty('pgToken');
  expectTypeOf<Extract<Event, { type: 'found_quit' }>>().not.toHaveProperty('intent');
});
