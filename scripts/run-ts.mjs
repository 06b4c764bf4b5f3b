// Runs a TypeScript program of this repository: node scripts/run-ts.mjs <file> [arguments].
import path from 'node:path';
import { main, prepare, root, run } from './setup.mjs';

const loader = path.join(
  root,
  'node_modules/@backstage/cli-node/config/nodeTransform.cjs',
);

/** Runs it to its end with our Node. Paths in its arguments count from where the user stands. */
export function runTypeScript(file, args, options = {}) {
  return run(
    'node',
    ['--expose-gc', '--require', loader, path.join(root, file), ...args],
    { cwd: process.env.INIT_CWD ?? process.cwd(), mayFail: true, ...options },
  );
}

if (process.argv[1] === import.meta.filename) {
  main(async () => {
    const [file, ...args] = process.argv.slice(2);
    await prepare();
    const { code } = await runTypeScript(file, args);
    process.exit(code);
  });
}
