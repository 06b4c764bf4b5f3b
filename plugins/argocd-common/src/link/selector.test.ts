import { matchesSelector, parseSelector } from './selector';

const labels = { app: 'shop', tier: 'web', 'example.com/env': 'dev' };

describe('label selectors', () => {
  it.each([
    ['app=shop', true],
    ['app==shop', true],
    ['app=other', false],
    ['app!=other', true],
    ['missing!=other', true],
    ['app=shop,tier=web', true],
    ['app=shop, tier=api', false],
    ['tier in (web, api)', true],
    ['tier in (api)', false],
    ['tier notin (api,worker)', true],
    ['missing notin (api)', true],
    ['app in (shop),tier notin (api)', true],
    ['tier', true],
    ['missing', false],
    ['!missing', true],
    ['!tier', false],
    ['example.com/env=dev', true],
  ])('%s matches: %s', (selector, matches) => {
    expect(matchesSelector(parseSelector(selector), labels)).toBe(matches);
  });

  it.each(['', 'a=b=c', 'a in b', 'a in (b', '=b', 'a,,b', 'a=b c', '$(x)=y'])('refuses %j', selector => {
    expect(() => parseSelector(selector)).toThrow('is not a label requirement');
  });
});
