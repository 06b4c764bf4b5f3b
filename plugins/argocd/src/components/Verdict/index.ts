export { VerdictIcon } from './VerdictIcon';
export { VerdictWord } from './VerdictWord';
