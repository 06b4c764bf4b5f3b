import { toRecord } from './argocd/toRecord';
import { verdict } from '@slipway/plugin-argocd-common';
import { causeTask } from './causes/needsCause';
import { causeInSync } from './causes/causeInSync';
import recorded from './__fixtures__/recorded-applications.json';
it('prints', () => {
  const out: string[] = [];
  for (const { recording, application } of recorded as any[]) {
    const r = toRecord('main', application, { complete: true, defaultNamespace: 'argocd' });
    const task = causeTask(r, Date.parse('2026-11-23T05:10:00Z')) as any;
    const cause = task.kind === 'known' ? task.cause : task.where === 'sync' ? causeInSync(application) : undefined;
    const v = verdict(r, { instance: { status: 'live' }, now: 0, cause });
    out.push([recording, r.name, v.code, JSON.stringify(v.parameters), task.kind, task.where ?? '', cause?.code ?? '', JSON.stringify(cause?.parameters ?? {}), v.sentence].join(' | '));
  }
  console.log(out.join('\n'));
});
