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

import { createUnifiedTheme, palettes } from '@backstage/theme';

const fontFamily = 'var(--bui-font-regular)';

const links = {
  textDecorationLine: 'underline',
  textDecorationThickness: '1px',
  textUnderlineOffset: '3px',
  textDecorationColor: 'color-mix(in srgb, currentColor 35%, transparent)',
  '&:hover': { textDecorationColor: 'currentColor' },
};

/** What still is of Material UI looks as what is of Backstage UI beside it. */
function themeOf(mode: 'light' | 'dark') {
  const isDark = mode === 'dark';
  const text = isDark ? '#ffffff' : '#000000';
  return createUnifiedTheme({
    palette: {
      ...palettes[mode],
      background: {
        default: isDark ? '#333333' : '#f5f5f5',
        paper: isDark ? '#424141' : '#ffffff',
      },
      link: text,
      linkHover: text,
      textSubtle: isDark ? '#d2d1d1' : '#575757',
      border: isDark ? '#5c5b5b' : '#e5e5e5',
      tabbar: { indicator: text },
    },
    fontFamily,
    components: {
      MuiLink: {
        defaultProps: { color: 'inherit' },
        styleOverrides: {
          underlineHover: links,
          underlineAlways: links,
        },
      },
      // Descenders are cut where the line is no higher than the letters.
      MuiTableCell: {
        styleOverrides: {
          root: { lineHeight: '20px' },
          head: { lineHeight: '16px' },
        },
      },
      MuiButton: { styleOverrides: { root: { textTransform: 'none' } } },
    },
  });
}

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');
