export { ArgocdOverviewCard } from './ArgocdOverviewCard';
