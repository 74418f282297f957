import * as v from 'valibot';
import type { Control } from '../control/control.ts';
import { advance } from '../control/routes.ts';
import { searchOf } from '../message.ts';
import type { Route } from '../router.ts';
import type { ClockStep } from '../views.ts';
import { json, seeOther } from './headers.ts';
import { validInput } from './input.ts';
import { wantsJson } from './language.ts';
import { refusalOf } from './refusals.ts';

/** How far one can slide the clock: a browser's slider sends the number of a place on it. */
export const clockSteps: readonly ClockStep[] = ['1m', '5m', '16m', '1h', '6h', '1d', '7d', '30d'];

const slideBody = v.object({
  step: v.picklist(
    clockSteps.map((_, index) => String(index)),
    'it is a place on the slider.',
  ),
});

/** Moves the clock as the slider of the first page says. */
export const slideRoute = (control: Control): Route => ({
  method: 'POST',
  path: '/clock',
  answer(message) {
    const back = `/${searchOf(message)}`;
    try {
      const { step } = validInput(message, slideBody);
      advance(control, clockSteps[Number(step)] as ClockStep);
      return wantsJson(message) ? json({ aheadMs: control.clock.aheadMs() }) : seeOther(back);
    } catch (error) {
      return refusalOf(message, error, back);
    }
  },
});
