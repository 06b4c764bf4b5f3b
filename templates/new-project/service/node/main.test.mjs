import assert from 'node:assert/strict';
import test from 'node:test';
import { answer } from './main.mjs';

test('tells its health', () => {
  assert.deepEqual(answer('/healthz'), [200, 'ok']);
});

test('does not know other paths', () => {
  assert.equal(answer('/nope')[0], 404);
});
