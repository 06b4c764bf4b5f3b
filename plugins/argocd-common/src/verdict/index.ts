export type { Verdict, VerdictCode, VerdictContext } from './verdict';
export { verdict } from './verdict';
export { verdictSentence } from './sentences';
export { compareVerdicts, VERDICT_CODES } from './severity';
