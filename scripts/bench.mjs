// npm run -s bench -- <name>: measures, and prints one figure a line.
import fs from 'node:fs';
import path from 'node:path';
import { main, Missing, prepare, root } from './setup.mjs';
import { runTypeScript } from './run-ts.mjs';

main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const names = fs
    .readdirSync(path.join(root, 'bench'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name);
  if (!names.includes(name)) {
    throw new Missing(
      `There is no benchmark ${name ?? ''}. Choose one of: ${names.join(', ')}`,
    );
  }
  await prepare();
  const { code } = await runTypeScript(`bench/${name}/bench.ts`, args);
  process.exit(code);
});
