import { mockServices } from '@backstage/backend-test-utils';
import { readArgocdConfig } from './config';

const instance = {
  name: 'global',
  url: 'https://argocd.example.com/argo-cd/',
  credentials: { read: { token: 'secret-token' } },
};
const read = (instances: unknown[]) =>
  readArgocdConfig(mockServices.rootConfig({ data: { argocd: { instances } } as never }));

describe('configuration', () => {
  it('has sensible defaults', () => {
    expect(read([instance]).instances).toEqual([
      {
        name: 'global',
        title: undefined,
        url: 'https://argocd.example.com/argo-cd',
        externalUrl: 'https://argocd.example.com/argo-cd',
        namespace: 'argocd',
        readToken: 'secret-token',
        operateToken: undefined,
        provision: undefined,
      },
    ]);
    expect(readArgocdConfig(mockServices.rootConfig()).instances).toEqual([]);
  });

  it.each([
    ['a missing name', { ...instance, name: undefined }, /argocd\.instances\[0\].*name/],
    ['a name that is none', { ...instance, name: '../x' }, /name must be lower-case/],
    ['an address without a scheme', { ...instance, url: 'argocd.example.com' }, /url must be an http or https address/],
    ['credentials in an address', { ...instance, url: 'https://u:p@argocd.example.com' }, /without credentials/],
    ['no credential', { ...instance, credentials: {} }, /argocd\.instances\[0\].*token/],
  ])('refuses %s', (_name, wrong, message) => {
    expect(() => read([wrong])).toThrow(message);
  });

  it('refuses two instances of one name, and repeats no secret', () => {
    expect(() => read([instance, instance])).toThrow('argocd.instances has two instances named global');
    try {
      read([{ ...instance, url: 'ftp://x' }]);
    } catch (error) {
      expect((error as Error).message).not.toContain('secret-token');
    }
  });
});
