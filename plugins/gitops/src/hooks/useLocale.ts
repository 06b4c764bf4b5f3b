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
import { useEffect, useState } from 'react';

/** The browser's variant of a language, e.g. en-GB of en, because people have chosen how it writes times. */
function variantOf(language: string): string {
  return (
    navigator.languages.find(
      variant => variant === language || variant.startsWith(`${language}-`),
    ) ?? language
  );
}

/** The language of the portal, for times and numbers. */
export function useLocale(): string | undefined {
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
  return language && variantOf(language);
}
