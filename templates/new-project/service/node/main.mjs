// Answers HTTP: / with a greeting, /healthz with the health. Put your program here.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const basePath = process.env.BASE_PATH ?? '';

/** Status and text for a path; the part below which the program is reached does not count. */
export function answer(path) {
  const inner = path.startsWith(basePath) ? path.slice(basePath.length) : path;
  switch (inner || '/') {
    case '/healthz':
      return [200, 'ok'];
    case '/':
      return [200, 'Hello'];
    default:
      return [404, 'not found'];
  }
}

function main() {
  const server = createServer((request, response) => {
    const [status, text] = answer(request.url);
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(text);
  });
  process.on('SIGTERM', () => server.close());
  server.listen(Number(process.env.PORT ?? 8000));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main();
}
