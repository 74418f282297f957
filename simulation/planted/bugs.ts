import type { Bug } from './bug.ts';
import { accessBugs } from './bugs/access.ts';
import { approveBugs } from './bugs/approve.ts';
import { calendarBugs } from './bugs/calendar.ts';
import { cancelBugs } from './bugs/cancel.ts';
import { chargeBugs } from './bugs/charge.ts';
import { deliveryBugs } from './bugs/delivery.ts';
import { edgeBugs } from './bugs/edges.ts';
import { moneyBugs } from './bugs/money.ts';
import { orderBugs } from './bugs/order.ts';
import { stateBugs } from './bugs/states.ts';
import { storeBugs } from './bugs/store.ts';

/** All of them, by subject. */
export const bugs: readonly Bug[] = [
  ...approveBugs,
  ...stateBugs,
  ...cancelBugs,
  ...chargeBugs,
  ...calendarBugs,
  ...orderBugs,
  ...storeBugs,
  ...deliveryBugs,
  ...moneyBugs,
  ...accessBugs,
  ...edgeBugs,
];
