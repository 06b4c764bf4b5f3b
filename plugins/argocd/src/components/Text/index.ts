export { CopyButton } from './CopyButton';
export { ExternalLink } from './ExternalLink';
export { ImageName } from './ImageName';
export { RelativeTime, relativeTime } from './RelativeTime';
export { Revision } from './Revision';
