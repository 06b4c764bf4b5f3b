/** The rooms of `src` from the bottom up: a room imports from those before it, never from those after it. */
const rooms = [
  'config',
  'pages',
  'redact',
  'argocd',
  'http',
  'metrics',
  'links',
  'store',
  'watcher',
  'windows',
  'causes',
  'history',
  'gitlab',
  'provision',
  'signals',
  'instances',
  'onDemand',
  'catalog',
  'permissions',
  'service',
  'routes',
];

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
