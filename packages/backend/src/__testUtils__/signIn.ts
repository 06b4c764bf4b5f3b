/*
 * Copyright 2026 The Slipway Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/** The token of the portal, out of the page that ends a sign-in. */
function identityIn(html: string): string {
  const [, encoded] = /decodeURIComponent\('([^']+)'\)/.exec(html) ?? [];
  const { error, response } = JSON.parse(decodeURIComponent(encoded ?? '{}'));
  if (!response?.backstageIdentity) {
    throw new Error(`The sign-in failed: ${JSON.stringify(error) ?? html}`);
  }
  return response.backstageIdentity.token;
}

/** Signs in by OAuth as a browser does; the token of the portal. */
export async function signIn(
  portalUrl: string,
  username: string,
  env = 'production',
): Promise<string> {
  const query = new URLSearchParams({
    env,
    scope: 'read_user',
    origin: portalUrl,
  });
  const started = await fetch(`${portalUrl}/api/auth/gitlab/start?${query}`, {
    redirect: 'manual',
  });
  const cookie = started.headers
    .getSetCookie()
    // One of an earlier version is taken away in the same answer.
    .filter(text => !/Max-Age=0;/.test(text))
    .map(text => text.split(';')[0])
    .join('; ');
  const authorize = new URL(started.headers.get('location')!);
  const approved = await fetch(`${authorize.origin}/oauth/authorize`, {
    method: 'POST',
    body: new URLSearchParams({
      ...Object.fromEntries(authorize.searchParams),
      username,
    }),
    redirect: 'manual',
  });
  const frame = await fetch(approved.headers.get('location')!, {
    headers: { cookie },
  });
  return identityIn(await frame.text());
}

/** Signs in at the company's provider as a browser does; the token of the portal. */
export async function signInByOidc(
  portalUrl: string,
  login: string,
): Promise<string> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...cookies]
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const text of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    return {
      next: location && new URL(location, url).href,
      text: await answer.text(),
    };
  };
  const query = new URLSearchParams({
    env: 'production',
    scope: 'openid profile email',
    origin: portalUrl,
  });
  let { next, text } = await visit(`${portalUrl}/api/auth/oidc/start?${query}`);
  // Forms for who one is and for consent come in between.
  for (let steps = 0; steps < 12; steps += 1) {
    if (next) {
      ({ next, text } = await visit(next));
    } else {
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(text) ?? [];
      if (!action) {
        break;
      }
      const [, prompt] = /name="prompt" value="([^"]+)"/.exec(text)!;
      ({ next, text } = await visit(action, { prompt, login, password: 'x' }));
    }
  }
  return identityIn(text);
}
