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

import { causeSentence } from '../cause/sentences';
import { Headline } from '../schema/openapi.generated';
import { englishFormats, TextFormats } from '../text/formats';
import { inner } from '../text/inner';
import { shownParameters } from '../text/shownParameters';
import { inEnglish, TranslateMessage } from '../text/translate';

type RefusedReason = 'wipe' | 'step' | 'generation';

/** What of a headline makes its sentence. */
type HeadlineWords = Pick<Headline, 'code' | 'parameters' | 'cause'>;

/** Lists are written with commas, e.g. `dev,staging`; numbers beside names with colons, e.g. `staging:2`. */
function list(text: string | undefined): string[] {
  return text ? text.split(',') : [];
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function names(text: string | undefined, translate: TranslateMessage): string {
  const all = list(text);
  return all.length > 1
    ? translate('headline.and', {
        list: all.slice(0, -1).join(', '),
        last: all[all.length - 1],
      })
    : all.join();
}

const plural = (count: string | undefined) =>
  count === '1' ? ('one' as const) : ('other' as const);

/** "Staging is 2 changes behind; production 3." Of one service alone: "Staging and production are 2 web changes behind." */
function others(
  { behind, lacking, service, unknown }: Record<string, string>,
  translate: TranslateMessage,
): string {
  const far = list(behind).map(item => item.split(':'));
  const [[, first] = []] = far;
  const areAlike = far.length > 1 && far.every(([, count]) => count === first);
  const environments = far.map(([environment]) => environment);
  const together = {
    environments: names(environments.join(), translate),
    count: first,
  };
  const alike = () =>
    service
      ? translate(`headline.behind.service.alike.${plural(first)}`, {
          ...together,
          service,
        })
      : translate(`headline.behind.alike.${plural(first)}`, together);
  const each = far.map(([environment, count], index) => {
    if (index > 0) {
      return translate('headline.behind.next', { environment, count });
    }
    return service
      ? translate(`headline.behind.service.${plural(count)}`, {
          environment,
          count,
          service,
        })
      : translate(`headline.behind.${plural(count)}`, { environment, count });
  });
  const clauses = [
    ...(areAlike ? [alike()] : each),
    ...list(lacking).map(environment =>
      translate('headline.behind.some', { environment }),
    ),
    ...list(unknown).map(environment =>
      translate('headline.behind.unknown', { environment }),
    ),
  ];
  return clauses.length > 0 ? ` ${capital(clauses.join('; '))}.` : '';
}

function otherFails(
  parameters: Record<string, string>,
  cause: string | undefined,
  translate: TranslateMessage,
): string {
  const kind = parameters.verdict === 'syncFailed' ? 'syncFailed' : 'broken';
  return cause
    ? translate(`headline.${kind}Because`, { ...parameters, cause })
    : translate(`headline.${kind}`, parameters);
}

const NOT_DEPLOYED: Record<
  string,
  'headline.notDeployedBuilding' | 'headline.notDeployedFailed'
> = {
  building: 'headline.notDeployedBuilding',
  failed: 'headline.notDeployedFailed',
};

function builtMessage({ job, time }: Record<string, string>) {
  if (time) {
    return 'headline.builtUnnoticed';
  }
  return job ? 'headline.builtJob' : 'headline.built';
}

/** The sentence for a headline, in English unless told otherwise. @public */
export function headlineSentence(
  { code, parameters: values, cause }: HeadlineWords,
  translate: TranslateMessage = inEnglish,
  formats: TextFormats = englishFormats,
): string {
  const parameters = shownParameters(values, formats);
  const why =
    cause && cause.code !== 'other'
      ? inner(causeSentence(cause, translate, formats))
      : undefined;
  const { environment, count } = parameters;
  const atStart = { ...parameters, environment: capital(environment ?? '') };
  const environments = names(parameters.environments, translate);
  const liveElsewhere = environments
    ? ` ${translate('headline.latestIsLive', { environments })}`
    : '';
  switch (code) {
    case 'notAnswering':
      if (!parameters.time) {
        return translate('headline.notAnsweringYet');
      }
      return environments
        ? translate('headline.wasLive', { ...parameters, environments })
        : translate('headline.notAnswering', parameters);
    case 'notComparing':
      if (!parameters.time) {
        return environments
          ? translate('headline.wasLiveUncompared', { environments })
          : translate('headline.notComparing');
      }
      return environments
        ? translate('headline.wasLiveCompared', { ...parameters, environments })
        : translate('headline.notComparingSince', parameters);
    case 'cannotCompare':
      return why
        ? translate('headline.cannotCompareBecause', {
            ...parameters,
            cause: why,
          })
        : translate('headline.cannotCompare', parameters);
    case 'latestFails':
      return why
        ? translate('headline.latestFailsBecause', {
            ...parameters,
            cause: why,
          })
        : translate('headline.latestFails', parameters);
    case 'otherFails':
      return `${otherFails(
        parameters.verdict === 'syncFailed' ? parameters : atStart,
        why,
        translate,
      )}${liveElsewhere}`;
    case 'rolledBack': {
      const sentence = translate(
        parameters.by ? 'headline.rolledBackBy' : 'headline.rolledBack',
        atStart,
      );
      return count
        ? `${sentence} ${translate(`headline.newerWait.${plural(count)}`, {
            count,
          })}`
        : sentence;
    }
    case 'notBuilt':
      return translate(
        parameters.job ? 'headline.notBuiltJob' : 'headline.notBuilt',
        parameters,
      );
    case 'building':
      return translate(
        parameters.expected ? 'headline.buildingImages' : 'headline.building',
        parameters,
      );
    case 'rollingOut':
      return translate(
        parameters.service ? 'headline.rollingOutPods' : 'headline.rollingOut',
        parameters,
      );
    case 'waitsForSync':
      return count
        ? translate(`headline.changesWait.${plural(count)}`, atStart)
        : translate('headline.waitsForSync', atStart);
    case 'liveEverywhere':
      return translate('headline.live', { environments });
    case 'liveOthersBehind':
      return `${translate('headline.live', { environments })}${others(
        parameters,
        translate,
      )}`;
    case 'notLiveYet':
      return `${translate('headline.notLiveYet')}${others(
        parameters,
        translate,
      )}`;
    case 'versionsOnly':
      return count
        ? translate(`headline.runsMore.${plural(count)}`, atStart)
        : translate('headline.runs', atStart);
    case 'notDeployed':
      return translate(
        NOT_DEPLOYED[parameters.state] ?? 'headline.notDeployed',
        parameters,
      );
    case 'refused':
      return translate(
        `headline.refused.${parameters.reason as RefusedReason}`,
        parameters,
      );
    case 'paused':
      return translate('headline.paused', atStart);
    case 'built':
      return translate(builtMessage(parameters), parameters);
    default:
      return translate('headline.unknown');
  }
}

function elsewhere(
  parameters: Record<string, string>,
  translate: TranslateMessage,
): string {
  const environments = names(parameters.environments, translate);
  const live = translate('headline.line.elsewhere', { environments });
  return `${live}${others(parameters, translate)}`;
}

/** The sentence below a headline, in English unless told otherwise. @public */
export function headlineLineSentence(
  {
    code,
    parameters,
  }: Pick<NonNullable<Headline['line']>, 'code' | 'parameters'>,
  translate: TranslateMessage = inEnglish,
  formats: TextFormats = englishFormats,
): string {
  switch (code) {
    case 'changesOld':
      return translate(
        'headline.line.changesOld',
        shownParameters(parameters, formats),
      );
    case 'laterCommits':
      return translate(
        `headline.line.laterCommits.${plural(parameters.count)}`,
        parameters,
      );
    case 'clusterAway':
      return translate(
        parameters.cluster
          ? 'headline.line.clusterAwayNamed'
          : 'headline.line.clusterAway',
        parameters,
      );
    case 'repositoryServerAway':
    case 'cacheAway':
    case 'webhooksSilent':
    case 'delayed':
      return translate(`headline.line.${code}`);
    case 'elsewhere':
      return elsewhere(parameters, translate);
    case 'previousServes': {
      const serves = translate('headline.line.previousServes');
      return parameters.environments
        ? `${serves} ${elsewhere(parameters, translate)}`
        : serves;
    }
    case 'notCompared':
      return translate('headline.line.notCompared');
    case 'notRead': {
      const environments = names(parameters.environments, translate);
      return translate(
        `headline.line.notRead.${plural(
          String(list(parameters.environments).length),
        )}`,
        { environments },
      );
    }
    default:
      return translate('headline.line.unavailable', parameters);
  }
}
