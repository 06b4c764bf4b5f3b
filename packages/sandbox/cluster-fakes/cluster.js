// What the fakes for k3d, kubectl and Helm share: one pretended cluster, kept in a file, and a record of every call.
// They take the place of the real programs where there is no Docker, and are written from the documentation of these.
const fs = require('node:fs');
const path = require('node:path');

const folder = process.env.CLUSTER_FAKE_FOLDER;
if (!folder) {
  process.stderr.write('CLUSTER_FAKE_FOLDER has to name a folder.\n');
  process.exit(2);
}
const file = path.join(folder, 'cluster.json');
const program = path.basename(process.argv[1]);
const args = process.argv.slice(2);

function fail(text, code = 1) {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

function load() {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return { contexts: [], objects: {}, releases: {} };
  }
}

function save(cluster) {
  fs.writeFileSync(file, JSON.stringify(cluster, null, 2));
}

/** Appends a line to one of the files that tests read. */
function remember(name, line) {
  fs.appendFileSync(path.join(folder, name), `${line}\n`);
}

/** Options `--name value` or `--name=value`, those in `switches` without a value; the rest in order. */
function parse(switches) {
  const options = {};
  const rest = [];
  for (let i = 0; i < args.length; i += 1) {
    if (!args[i].startsWith('-') || args[i] === '-') {
      rest.push(args[i]);
    } else {
      const [name, inline] = args[i].split(/=(.*)/s);
      let value = inline;
      if (value === undefined && !switches.includes(name)) {
        i += 1;
        value = args[i];
      }
      options[name] = [...(options[name] ?? []), value ?? 'true'];
    }
  }
  return { options, rest };
}

/** The cluster that a context leads to. */
function open(context) {
  const cluster = load();
  if (!context) {
    fail('the fake wants the context to be named');
  }
  if (!cluster.contexts.includes(context)) {
    fail(`error: context "${context}" does not exist`);
  }
  return cluster;
}

const changes = new Set([
  'create',
  'start',
  'delete',
  'apply',
  'patch',
  'upgrade',
  'uninstall',
]);
const isChange = args.some(arg => changes.has(arg));
remember('calls', JSON.stringify({ program, args, isChange }));
/** Whether a test has requested something for the first call that looks like this one. */
function isRequested(name) {
  const request = path.join(folder, name);
  const isIt =
    fs.existsSync(request) &&
    new RegExp(fs.readFileSync(request, 'utf8')).test(
      `${program} ${args.join(' ')}`,
    );
  if (isIt) {
    fs.rmSync(request);
  }
  return isIt;
}
if (isRequested('fault')) {
  fail(`${program}: the fake was told to fail`);
}
if (isRequested('kill')) {
  // Everything that was started with it.
  process.kill(0, 'SIGKILL');
}

/** Sends what was applied to the sandbox's Argo CD, which takes the place of the one in the cluster. */
async function applyInArgocd(objects) {
  const answer = await fetch(
    new URL('/sandbox/apply', process.env.CLUSTER_FAKE_ARGOCD),
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ objects }),
    },
  );
  if (!answer.ok) {
    fail(
      `the sandbox's Argo CD refuses it: ${
        answer.status
      } ${await answer.text()}`,
    );
  }
}

module.exports = {
  args,
  fail,
  load,
  save,
  parse,
  open,
  remember,
  applyInArgocd,
};
