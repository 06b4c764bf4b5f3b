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

import { coreApis, useApiHolder } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useState } from 'react';

/** Writes names as a list of the portal's language: dev, staging and production. */
export function useListFormat(): (names: string[]) => string {
  const languageApi = useApiHolder().get(coreApis.appLanguage);
  const [language, setLanguage] = useState(
    () => languageApi?.getLanguage().language,
  );
  useEffect(() => {
    const subscription = languageApi
      ?.language$()
      .subscribe(chosen => setLanguage(chosen.language));
    return () => subscription?.unsubscribe();
  }, [languageApi]);
  return useMemo(() => {
    // American English has a comma before "and", which the portal's sentences do without.
    const format = new Intl.ListFormat(
      language === undefined || language === 'en' ? 'en-GB' : language,
    );
    return names => format.format(names);
  }, [language]);
}
