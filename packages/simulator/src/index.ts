export type { Fault, Faults } from './api/faults.ts';
export type { UnusedFields } from './api/generations.ts';
export type { VirtualClock } from './clock.ts';
export type { Payer } from './control/control.ts';
export type { Ledger, PaymentSummary, SubscriptionSummary } from './control/schemas.ts';
export { type PayChoice, PayerError } from './core/payer.ts';
export type { PayerEvent, Status } from './core/states.ts';
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
