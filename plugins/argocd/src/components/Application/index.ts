export { ActionsPanel } from './ActionsPanel';
export { EnvironmentLanes } from './EnvironmentLanes';
export { FactsPanel } from './FactsPanel';
export { HistoryPanel } from './HistoryPanel';
export { WhyPanel } from './WhyPanel';
export { applicationId, worstApplication } from './selection';
