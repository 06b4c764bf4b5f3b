import { VerdictCode } from './verdict';

/** All verdicts, the ones that need eyes first. @public */
export const VERDICT_CODES: VerdictCode[] = [
  'broken',
  'syncFailed',
  'cannotCompare',
  'outOfDate',
  'rollingOut',
  'deleting',
  'unknown',
  'notDeployed',
  'paused',
  'live',
];

/** Orders verdicts: the worst first. @public */
export function compareVerdicts(a: VerdictCode, b: VerdictCode): number {
  return VERDICT_CODES.indexOf(a) - VERDICT_CODES.indexOf(b);
}
