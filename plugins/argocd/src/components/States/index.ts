export { EmptyState } from './EmptyState';
export { ErrorState } from './ErrorState';
export { InstanceNotices } from './InstanceNotices';
export { LoadingState } from './LoadingState';
export { NoPermissionState } from './NoPermissionState';
