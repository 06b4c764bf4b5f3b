import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const program = require.resolve('gitlab-ci-local/dist/index.js');

/** Runs gitlab-ci-local without the environment of the sandbox; gives its exit code and every line it prints. */
export function runGitlabCiLocal(
  args: string[],
  options: {
    cwd: string;
    env: Record<string, string>;
    onLine?(line: string): void;
    signal?: AbortSignal;
  },
): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: options.signal,
    });
    const output: string[] = [];
    const errors: string[] = [];
    createInterface({ input: child.stdout }).on('line', line => {
      output.push(line);
      options.onLine?.(line);
    });
    createInterface({ input: child.stderr }).on('line', line => {
      errors.push(line);
      options.onLine?.(line);
    });
    child.on('error', reject);
    child.on('close', code =>
      resolve({
        code: code ?? 1,
        output: output.join('\n'),
        errors: errors.join('\n'),
      }),
    );
  });
}
