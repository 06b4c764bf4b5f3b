export type { Cause, CauseCode, CauseEvent, ResourceRef } from './cause';
export { causeSentence, causeAdvice } from './sentences';
export { causeFromText, UNKNOWN_CAUSE } from './causeFromText';
