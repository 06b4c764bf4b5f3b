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

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { UnifiedTheme, UnifiedThemeProvider } from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { ReactElement } from 'react';
import { darkTheme, lightTheme } from '../../theme';

function makeTheme(
  variant: 'light' | 'dark',
  title: string,
  icon: ReactElement,
  theme: UnifiedTheme,
) {
  return ThemeBlueprint.make({
    name: variant,
    params: {
      theme: {
        id: variant,
        title,
        variant,
        icon,
        Provider: ({ children }) => (
          <UnifiedThemeProvider theme={theme}>{children}</UnifiedThemeProvider>
        ),
      },
    },
  });
}

const light = makeTheme('light', 'Light', <RiSunLine />, lightTheme);
const dark = makeTheme('dark', 'Dark', <RiMoonLine />, darkTheme);

/** Light and dark with one font for all that is shown. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [light, dark],
});
