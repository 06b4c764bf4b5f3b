// From the bottom up: a layer imports from those before it, never from one after it.
const layers = [
  './src/utils/**/*',
  './src/api/**/*',
  './src/hooks/**/*',
  './src/components/**/*',
  './src/{index.ts,legacy.ts,plugin.tsx}',
];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  settings: {
    'import/resolver': { node: { extensions: ['.ts', '.tsx'] } },
  },
  rules: {
    'import/no-restricted-paths': [
      'error',
      {
        basePath: __dirname,
        zones: layers.slice(0, -1).map((layer, index) => ({
          target: layer,
          from: layers.slice(index + 1),
          message: 'Imports run down: plugin, components, hooks, api, utils.',
        })),
      },
    ],
  },
});
