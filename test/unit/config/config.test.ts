import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadConfig, variables } from '../../../src/config/index.ts';
import { ConfigurationError } from '../../../src/errors/index.ts';

const account = { AMOCRM_SUBDOMAIN: 'mycompany', AMOCRM_ACCESS_TOKEN: 'token-of-the-account-0123456789' };

/** The names and texts of everything that is wrong with an environment. */
function problemsOf(environment: Record<string, string>): string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.issues.map(({ path, message }) => `${path[0]} ${message}`);
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('is the sandbox on this machine when nothing is set', () => {
    const config = loadConfig({});
    expect(config.target).toEqual({ kind: 'sandbox' });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8000, rateLimit: 7, verifyTls: true, logLevel: 'info' });
  });

  it('takes empty values for values that are not set', () => {
    const example = Object.fromEntries(Object.keys(variables).map((name) => [name, '']));
    expect(loadConfig(example)).toEqual(loadConfig({}));
  });

  it.each([
    ['mycompany', undefined, 'https://mycompany.amocrm.ru'],
    ['MyCompany', 'kommo.com', 'https://mycompany.kommo.com'],
    ['https://mycompany.amocrm.com/leads/list/', undefined, 'https://mycompany.amocrm.com'],
    ['mycompany.kommo.com', undefined, 'https://mycompany.kommo.com'],
  ])('reads the account from «%s» at %s', (subdomain, domain, baseUrl) => {
    const config = loadConfig({ ...account, AMOCRM_SUBDOMAIN: subdomain, ...(domain && { AMOCRM_DOMAIN: domain }) });
    expect(config.target).toMatchObject({ kind: 'account', baseUrl });
  });

  it.each([
    [{ AMOCRM_SUBDOMAIN: 'mycompany' }, 'AMOCRM_ACCESS_TOKEN is missing'],
    [{ AMOCRM_ACCESS_TOKEN: 'x'.repeat(30) }, 'AMOCRM_SUBDOMAIN is missing'],
    [{ ...account, AMOCRM_SUBDOMAIN: 'my company!' }, 'AMOCRM_SUBDOMAIN «my company!» is no subdomain'],
    [{ ...account, AMOCRM_SUBDOMAIN: 'evil.example/x.amocrm.ru' }, 'AMOCRM_SUBDOMAIN'],
    [{ ...account, AMOCRM_ACCESS_TOKEN: 'two words' }, 'AMOCRM_ACCESS_TOKEN must be one line'],
    [{ ...account, AMOCRM_DOMAIN: 'amocrm.net' }, 'AMOCRM_DOMAIN must be amocrm.ru'],
    [{ ...account, AMOCRM_BASE_URL: 'http://mycompany.amocrm.ru' }, 'AMOCRM_BASE_URL must begin with https'],
    [{ ...account, AMOCRM_BASE_URL: 'https://example.org' }, 'AMOCRM_BASE_URL example.org is no host of amoCRM'],
    [{ ...account, AMOCRM_BASE_URL: 'https://amocrm.ru.example.org' }, 'AMOCRM_ALLOW_ANY_HOST'],
    [{ PORT: 'abc' }, 'PORT must be a whole number'],
    [{ ...account, AMOCRM_BASE_URL: 'mycompany.amocrm.ru' }, 'AMOCRM_BASE_URL must be an address'],
    [{ AMOCRM_RATE_LIMIT: '0' }, 'AMOCRM_RATE_LIMIT must be a whole number from 1'],
    [{ AMO_PIPELINE_ID: '../1' }, 'AMO_PIPELINE_ID must be an id'],
    [{ AMO_SSL_VERIFY: 'maybe' }, 'AMO_SSL_VERIFY must be true or false'],
    [{ API_TOKENS: 'short' }, 'API_TOKENS token 1 is too short'],
    [{ API_TOKENS: 'a-token-long-enough:write' }, 'say :read-only or :read-write'],
    [{ API_TOKENS: 'a-token-long-enough:READ_ONLY' }, 'say :read-only or :read-write'],
    [{ HOST: '0.0.0.0' }, 'API_TOKENS is needed'],
    [{ ALLOWED_ORIGINS: 'app.example.ru' }, 'ALLOWED_ORIGINS must be origins'],
  ] as [Record<string, string>, string][])('refuses %j', (environment, problem) => {
    expect(problemsOf(environment).join('\n')).toContain(problem);
  });

  it('names the nearest variable for a misspelt one', () => {
    expect(problemsOf({ AMOCRM_SUBDOMAN: 'x' })).toEqual([
      'AMOCRM_SUBDOMAN is no variable of this program; did you mean AMOCRM_SUBDOMAIN?',
    ]);
  });

  it('reports all problems at once', () => {
    expect(problemsOf({ AMOCRM_SUBDOMAN: 'x', PORT: '-1', LOG_LEVEL: 'loud' })).toHaveLength(3);
  });

  it('reports what is missing beside what is wrong', () => {
    expect(problemsOf({ PORT: 'abc', AMOCRM_BASE_URL: 'nonsense', HOST: '0.0.0.0' })).toEqual([
      expect.stringContaining('PORT must be a whole number'),
      expect.stringContaining('AMOCRM_ACCESS_TOKEN is missing'),
      expect.stringContaining('API_TOKENS is needed'),
    ]);
  });

  it('does not mind blanks around a value', () => {
    expect(loadConfig({ HOST: ' 127.0.0.1 ', AMO_SSL_VERIFY: 'true ' })).toEqual(loadConfig({}));
  });

  it('does not repeat what may be a piece of a secret', () => {
    expect(problemsOf({ API_TOKENS: 'a-token-long-enough:piece-of-a-secret' }).join()).not.toContain('piece');
  });

  it('sends the token to any host only when that is said twice', () => {
    const proxy = { ...account, AMOCRM_BASE_URL: 'https://proxy.example.org/amo/' };
    expect(loadConfig({ ...proxy, AMOCRM_ALLOW_ANY_HOST: 'true' }).target).toMatchObject({
      baseUrl: 'https://proxy.example.org/amo',
    });
  });

  it('lets a server on another address run without tokens only when told so', () => {
    expect(problemsOf({ HOST: '0.0.0.0', ALLOW_UNAUTHENTICATED: 'true' })).toEqual([]);
    expect(problemsOf({ HOST: '0.0.0.0', API_TOKENS: 'a-token-long-enough' })).toEqual([]);
  });

  it('reads the access of every token', () => {
    const { apiTokens } = loadConfig({ API_TOKENS: 'a-token-long-enough:read-only, another-long-token' });
    expect(apiTokens.map(({ access }) => access)).toEqual(['read-only', 'read-write']);
    expect(apiTokens.map(({ token }) => token.reveal())).toEqual(['a-token-long-enough', 'another-long-token']);
  });

  it('knows the names of the first version and says what became of them', () => {
    const { warnings } = loadConfig({ ...account, AMOCRM_REFRESH_TOKEN: 'secret' });
    expect(warnings).toEqual(['AMOCRM_REFRESH_TOKEN is ignored: it is stored by `amocrm-graphql login`.']);
  });

  it('signs in by an integration, whose every part is needed, unless there is a token', () => {
    const integration = {
      AMOCRM_CLIENT_ID: 'id',
      AMOCRM_CLIENT_SECRET: 'secret',
      REDIRECT_URI: 'http://127.0.0.1:8000/oauth/callback',
    };
    expect(loadConfig({ ...integration, AMOCRM_DOMAIN: 'kommo.com', XDG_CONFIG_HOME: '/home' }).target).toMatchObject({
      kind: 'oauth',
      consentOrigin: 'https://www.kommo.com',
      baseUrl: undefined,
      redirectUri: 'http://127.0.0.1:8000/oauth/callback',
      tokenFile: expect.stringMatching(/amocrm-graphql.token$/),
    });
    expect(loadConfig({ ...integration, AMOCRM_SUBDOMAIN: 'mycompany' }).target).toMatchObject({
      baseUrl: 'https://mycompany.amocrm.ru',
    });
    const missing = problemsOf({ AMOCRM_CLIENT_ID: 'id' }).join('\n');
    expect(missing).toContain('AMOCRM_CLIENT_SECRET');
    expect(missing).toContain('AMOCRM_REDIRECT_URI');
    expect(problemsOf({ ...integration, AMOCRM_TOKEN_KEY: 'short' })).toHaveLength(1);
    expect(loadConfig({ ...account, ...integration })).toMatchObject({
      target: { kind: 'account' },
      warnings: [expect.stringContaining('AMOCRM_CLIENT_ID is ignored')],
    });
    expect(inspect(loadConfig(integration), { depth: 10 })).not.toContain("'secret'");
  });

  it('never shows a secret', () => {
    const config = loadConfig({ ...account, API_TOKENS: 'a-token-long-enough' });
    for (const shown of [JSON.stringify(config), inspect(config, { depth: 10 }), String(config.apiTokens[0]?.token)]) {
      expect(shown).not.toContain('token-of-the-account');
      expect(shown).not.toContain('a-token-long-enough');
    }
  });

  it('is described whole in .env.example, and nothing else is', () => {
    const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    const names = [...text.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(names).toEqual(Object.keys(variables));
    for (const { description } of Object.values(variables)) {
      expect(text.replace(/\n# ?/g, ' ')).toContain(description);
    }
  });
});
