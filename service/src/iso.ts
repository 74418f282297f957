/** An instant (ms since 1970) as answers and events give it: `2026-11-23T05:00:00.000Z`. */
export const iso = (instant: number): string => new Date(instant).toISOString();
