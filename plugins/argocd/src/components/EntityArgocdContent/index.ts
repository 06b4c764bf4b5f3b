export { EntityArgocdContent } from './EntityArgocdContent';
