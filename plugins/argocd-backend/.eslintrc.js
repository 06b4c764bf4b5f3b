const { readdirSync } = require('fs');
const { join } = require('path');

/** The rooms of `src` from the bottom up: a room imports from those before it, never from those after it. */
const rooms = [
  'record',
  'links',
  'config',
  'pages',
  'redact',
  'verdict',
  'argocd',
  'http',
  'metrics',
  'queue',
  'store',
  'details',
  'watcher',
  'windows',
  'inventory',
  'causes',
  'reading',
  'gitlab',
  'delivery',
  'looks',
  'history',
  'provision',
  'signals',
  'instances',
  'onDemand',
  'evidence',
  'catalog',
  'permissions',
  'service',
  'routes',
];

const withoutPlace = readdirSync(join(__dirname, 'src'), {
  withFileTypes: true,
}).find(
  entry =>
    entry.isDirectory() &&
    !/^(__.*|schema)$/.test(entry.name) &&
    !rooms.includes(entry.name),
);
if (withoutPlace) {
  throw new Error(
    `src/${withoutPlace.name} has no place in the order of rooms`,
  );
}

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  settings: { 'import/resolver': { node: { extensions: ['.js', '.ts'] } } },
  rules: {
    'import/no-restricted-paths': [
      'error',
      {
        basePath: __dirname,
        zones: rooms.map((room, index) => ({
          target: `./src/${room}/**/!(*.test).ts`,
          from: [
            ...rooms.slice(index + 1).map(above => `./src/${above}/**`),
            './src/*.ts',
          ],
          message: `A room imports only from rooms below it; ${room} stands lower.`,
        })),
      },
    ],
  },
});
