import {
  RemixiconComponentType,
  RiArrowUpCircleLine,
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiContrastLine,
  RiDeleteBinLine,
  RiLoopLeftLine,
  RiPauseCircleLine,
  RiQuestionLine,
  RiTimeLine,
} from '@remixicon/react';
import { Verdict, VerdictCode } from '@slipway/plugin-argocd-common';

export type Tone = 'positive' | 'announcement' | 'warning' | 'negative' | 'quiet';

const looks: Record<VerdictCode, { icon: RemixiconComponentType; tone: Tone }> = {
  live: { icon: RiCheckboxCircleLine, tone: 'positive' },
  rollingOut: { icon: RiContrastLine, tone: 'announcement' },
  outOfDate: { icon: RiArrowUpCircleLine, tone: 'warning' },
  cannotCompare: { icon: RiQuestionLine, tone: 'warning' },
  broken: { icon: RiCloseCircleLine, tone: 'negative' },
  syncFailed: { icon: RiCloseCircleLine, tone: 'negative' },
  notDeployed: { icon: RiCheckboxBlankCircleLine, tone: 'quiet' },
  paused: { icon: RiPauseCircleLine, tone: 'quiet' },
  deleting: { icon: RiDeleteBinLine, tone: 'quiet' },
  unknown: { icon: RiQuestionLine, tone: 'warning' },
};

/** Icon and colour of a verdict; what is only last known is never drawn as if it were so now. */
export function verdictLook(verdict: Verdict): { icon: RemixiconComponentType; tone: Tone } {
  if (verdict.lastKnown) {
    return { icon: RiTimeLine, tone: 'quiet' };
  }
  if (verdict.parameters.step === 'retrying') {
    return { icon: RiLoopLeftLine, tone: 'announcement' };
  }
  return looks[verdict.code];
}
