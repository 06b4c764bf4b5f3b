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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Box, Button, Text } from '@backstage/ui';
import { RiAddLine, RiFileCopyLine } from '@remixicon/react';
import {
  maxServices,
  Service,
  serviceLanguages,
  serviceProblems,
  serviceSizes,
} from '@slipway/plugin-gitops-common';
import { gitopsTranslationRef } from '../../translation';
import { freeName } from '../../utils/freeName';
import { FieldMessages } from './FieldMessages';
import styles from './FormFields.module.css';
import { Choice, ServiceRow } from './ServiceRow';
import { wrongRows } from './services';

type Props = FieldExtensionComponentProps<Service[]>;

/** The choices that the template's schema leaves of a property, and what people read for them. */
function choicesOf<Id extends string>(
  schema: Props['schema'],
  property: 'language' | 'size',
  known: readonly Id[],
): Choice<Id>[] {
  const { properties } = (schema.items ?? {}) as {
    properties?: Record<string, { enum?: string[]; enumNames?: string[] }>;
  };
  const { enum: ids = [], enumNames = [] } = properties?.[property] ?? {};
  return ids.flatMap((text, index) =>
    known
      .filter(id => id === text)
      .map(id => ({ id, label: enumNames[index] ?? id })),
  );
}

/** The services of a project, one row each, checked while they are typed. */
export function ServiceList(props: Props) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { formData: services = [], onChange, schema } = props;
  const languages = choicesOf(schema, 'language', serviceLanguages);
  const sizes = choicesOf(schema, 'size', serviceSizes);
  const max = schema.maxItems ?? maxServices;
  const isFull = services.length >= max;
  const blank: Service = {
    name: freeName(services, 'web'),
    kind: 'web',
    language: languages[0]?.id,
    port: 8000,
    public: false,
    size: sizes[0]?.id ?? 'small',
    replicas: 1,
  };
  const replace = (index: number, service: Service) =>
    onChange(services.map((other, at) => (at === index ? service : other)));
  const move = (index: number, by: -1 | 1) => {
    const moved = [...services];
    [moved[index], moved[index + by]] = [moved[index + by], moved[index]];
    onChange(moved);
  };
  const wrong = wrongRows(services);
  const last = services[services.length - 1];
  return (
    <Box
      as="section"
      bg="neutral"
      aria-label={schema.title ?? t('form.services')}
    >
      <Text as="p" className={styles.hint}>
        {t('form.servicesHint', { max: String(max) })}
      </Text>
      <ol className={styles.services}>
        {services.map((service, index) => (
          <ServiceRow
            // A row has no name of its own that stays while it is typed.
            // eslint-disable-next-line react/no-array-index-key
            key={index}
            service={service}
            position={index}
            count={services.length}
            languages={languages}
            sizes={sizes}
            problems={serviceProblems(services, index)}
            onChange={changed => replace(index, changed)}
            onMove={by => move(index, by)}
            onRemove={() => onChange(services.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <FieldMessages
        messages={[
          ...(wrong.length > 0
            ? [t('form.toFix', { rows: wrong.join(', ') })]
            : []),
          ...((services.length === 0 && props.rawErrors) || []),
        ]}
      />
      <div className={styles.rowButtons}>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine size={16} />}
          isDisabled={isFull}
          onPress={() => onChange([...services, blank])}
        >
          {t('form.add')}
        </Button>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiFileCopyLine size={16} />}
          isDisabled={isFull || !last}
          onPress={() =>
            onChange([
              ...services,
              {
                ...last,
                name: freeName(services, last.name),
                ...(last.public && { public: false }),
              },
            ])
          }
        >
          {t('form.copyLast')}
        </Button>
      </div>
    </Box>
  );
}
