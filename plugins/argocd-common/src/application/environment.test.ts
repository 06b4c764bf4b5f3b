import { compareEnvironments, environmentOf } from './environment';

describe('environments', () => {
  it.each([
    [{ name: 'shop-eu', labels: { environment: 'production' } }, 'production'],
    [{ name: 'shop-dev', labels: {} }, 'dev'],
    [{ name: 'other', labels: {} }, 'other'],
  ])('of %j is %s', (application, environment) => {
    expect(environmentOf(application as { name: string; labels: Record<string, string> }, 'shop')).toBe(environment);
  });

  it('stand in the order of promotion, then by name', () => {
    expect(['zeta', 'production', 'alpha', 'dev', 'staging'].sort(compareEnvironments)).toEqual([
      'dev',
      'staging',
      'production',
      'alpha',
      'zeta',
    ]);
  });
});
