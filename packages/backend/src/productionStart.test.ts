import { spawn } from 'node:child_process';
import path from 'node:path';

jest.setTimeout(90_000);

const root = path.resolve(__dirname, '../../..');

/** Starts the real back end as a process of its own and waits for its end. */
function startBackend(nodeEnv: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        path.join(root, 'packages/backend/src/index.ts'),
        '--config',
        path.join(root, 'app-config.yaml'),
      ],
      {
        cwd: path.join(root, 'packages/backend'),
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          NODE_ENV: nodeEnv,
          APP_CONFIG_backend_listen_port: '0',
        },
      },
    );
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('exit', code => resolve({ code, output }));
  });
}

it('refuses to start in production on the configuration of the sandbox', async () => {
  const { code, output } = await startBackend('production');
  expect(code).not.toBe(0);
  expect(output).toContain("The configuration has the key 'sandbox'");
});
