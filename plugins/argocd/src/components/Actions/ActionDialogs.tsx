/*
 * Copyright 2026 The Slipway Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { ApplicationView } from '@slipway/plugin-argocd-common';
import { ApplicationActions } from '../../hooks/useApplicationActions';
import { RestartDialog } from './RestartDialog';
import { RollbackDialog } from './RollbackDialog';
import { SyncDialog } from './SyncDialog';
import { TerminateDialog } from './TerminateDialog';

/** What is asked about before it is done. */
export type ActionDialogKind = 'sync' | 'rollback' | 'restart' | 'terminate';

/** The dialog that is open. */
export interface OpenDialog {
  kind: ActionDialogKind;
  /** For a rollback: Argo CD's number of the deployment to go back to. */
  chosen?: number;
  /** For a restart: id of the workload that gets new pods. */
  workload?: string;
}

/** One of the dialogs of an application. */
export default function ActionDialogs(props: {
  application: ApplicationView;
  actions: ApplicationActions;
  open: OpenDialog;
  onClose: () => void;
}) {
  const { open, ...rest } = props;
  switch (open.kind) {
    case 'sync':
      return <SyncDialog {...rest} />;
    case 'rollback':
      return <RollbackDialog {...rest} chosen={open.chosen} />;
    case 'restart':
      return <RestartDialog {...rest} workload={open.workload} />;
    default:
      return <TerminateDialog {...rest} />;
  }
}
