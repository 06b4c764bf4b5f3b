export { argocdApiRef } from './argocdApiRef';
