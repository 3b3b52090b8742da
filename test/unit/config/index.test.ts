import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashToken, loadConfig, variables } from '../../../src/config/index.ts';
import { ConfigurationError } from '../../../src/errors/index.ts';

const account = { AMOCRM_SUBDOMAIN: 'mycompany', AMOCRM_ACCESS_TOKEN: 'token-of-the-account-0123456789' };

function targetOf(environment: Record<string, string>) {
  return loadConfig(environment).accounts[0]?.target;
}

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

const authorization = { MCP_OAUTH_ISSUER: 'https://id.example.ru', PUBLIC_URL: 'https://crm.example.ru' };

describe('loadConfig', () => {
  it('is the sandbox on this machine when nothing is set', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8000, logLevel: 'info' });
    expect(config.accounts).toMatchObject([
      { name: 'main', target: { kind: 'sandbox' }, rateLimit: 7, verifyTls: true },
    ]);
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
    expect(config.accounts).toMatchObject([{ target: { kind: 'account', baseUrl } }]);
  });

  it.each([
    [{ AMOCRM_SUBDOMAIN: 'mycompany' }, 'AMOCRM_ACCESS_TOKEN is missing'],
    [{ AMOCRM_ACCESS_TOKEN: 'x'.repeat(30) }, 'AMOCRM_SUBDOMAIN is missing'],
    [{ ...account, AMOCRM_SUBDOMAIN: 'my company!' }, 'AMOCRM_SUBDOMAIN «my company!» is not a subdomain'],
    [{ ...account, AMOCRM_SUBDOMAIN: 'evil.example/x.amocrm.ru' }, 'AMOCRM_SUBDOMAIN'],
    [{ ...account, AMOCRM_ACCESS_TOKEN: 'two words' }, 'AMOCRM_ACCESS_TOKEN must be one line'],
    [{ ...account, AMOCRM_DOMAIN: 'amocrm.net' }, 'AMOCRM_DOMAIN must be amocrm.ru'],
    [{ ...account, AMOCRM_BASE_URL: 'http://mycompany.amocrm.ru' }, 'AMOCRM_BASE_URL must begin with https'],
    [{ ...account, AMOCRM_BASE_URL: 'https://example.org' }, 'AMOCRM_BASE_URL example.org is not a host of amoCRM'],
    [{ ...account, AMOCRM_BASE_URL: 'https://amocrm.ru.example.org' }, 'AMOCRM_ALLOW_ANY_HOST'],
    [{ ...account, AMOCRM_BASE_URL: 'https://evil.example\\.amocrm.ru' }, 'evil.example is not a host of amoCRM'],
    [{ ...account, AMOCRM_BASE_URL: 'https://a.b.amocrm.ru' }, 'a.b.amocrm.ru is not a host of amoCRM'],
    [{ ...account, AMOCRM_BASE_URL: 'https://amocrm.ru' }, 'amocrm.ru is not a host of amoCRM'],
    [{ ...account, AMOCRM_BASE_URL: 'https://x.amocrm.ru.' }, 'x.amocrm.ru. is not a host of amoCRM'],
    [{ ...account, AMOCRM_BASE_URL: 'https://x.amocrm.ru:8443' }, 'AMOCRM_BASE_URL has port 8443'],
    [{ ...account, AMOCRM_BASE_URL: 'https://user@x.amocrm.ru' }, 'AMOCRM_BASE_URL must be an address without'],
    [{ ...account, AMOCRM_SUBDOMAIN: 'x.amocrm.ru@evil.example' }, 'AMOCRM_SUBDOMAIN'],
    [{ ...account, AMOCRM_SUBDOMAIN: 'xn--80ak6aa92e' }, 'AMOCRM_SUBDOMAIN'],
    [{ PUBLIC_URL: 'https://crm.example.ru\\@evil.example' }, 'PUBLIC_URL must be an address without'],
    [{ PUBLIC_URL: 'https://crm.exam ple.ru' }, 'PUBLIC_URL must be'],
    [
      { AMOCRM_CLIENT_ID: 'id', AMOCRM_CLIENT_SECRET: '“secret”', AMOCRM_REDIRECT_URI: 'http://127.0.0.1/' },
      'AMOCRM_CLIENT_SECRET must be one line',
    ],
    [{ PORT: 'abc' }, 'PORT must be a whole number'],
    [{ AMO_PIPELINE_ID: '9007199254740992' }, 'AMO_PIPELINE_ID must be an amoCRM id'],
    [{ ...account, AMOCRM_BASE_URL: 'mycompany.amocrm.ru' }, 'AMOCRM_BASE_URL must be an address'],
    [{ AMOCRM_RATE_LIMIT: '0' }, 'AMOCRM_RATE_LIMIT must be a whole number from 1'],
    [{ AMO_PIPELINE_ID: '../1' }, 'AMO_PIPELINE_ID must be an amoCRM id'],
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
      'AMOCRM_SUBDOMAN is not a variable of this program; did you mean AMOCRM_SUBDOMAIN?',
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

  it.each([
    { ...account, AMOCRM_SUBDOMAIN: 'https://admin:hunter2@mycompany.amocrm.ru' },
    { ...account, AMOCRM_BASE_URL: 'https://admin:hunter2@mycompany.amocrm.ru' },
    { AMOCRM_CLIENT_ID: 'id', AMOCRM_CLIENT_SECRET: 's', AMOCRM_REDIRECT_URI: 'http://admin:hunter2@127.0.0.1/' },
    { AMOCRM_SERVER_URL: 'http://admin:hunter2@127.0.0.1:8000' },
    { AMOCRM_SERVER_URL: 'http://hunter2@127.0.0.1:8000' },
    { AMOCRM_SERVER_URL: 'http://127.0.0.1:8000/?token=hunter2' },
    { PUBLIC_URL: 'https://admin:hunter2@crm.example.ru' },
    { PUBLIC_URL: 'https://crm.example.ru/?token=hunter2' },
    { ...authorization, MCP_OAUTH_ISSUER: 'https://admin:hunter2@id.example.ru' },
    { ...authorization, MCP_OAUTH_JWKS_URL: 'https://admin:hunter2@id.example.ru/keys' },
    { REDIS_URL: 'http://admin:hunter2@redis.example.ru' },
    { ALLOWED_ORIGINS: 'https://admin:hunter2@app.example.ru' },
  ] as Record<string, string>[])('refuses the password in %j, and does not repeat it', (environment) => {
    const problems = problemsOf(environment);
    expect(problems[0]).toMatch(/ (is|must) /);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('sends the token to any host only when that is said twice', () => {
    const proxy = { ...account, AMOCRM_BASE_URL: 'https://proxy.example.org/amo/' };
    expect(targetOf({ ...proxy, AMOCRM_ALLOW_ANY_HOST: 'true' })).toMatchObject({
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
    expect(apiTokens.map(({ digest }) => digest)).toEqual(
      ['a-token-long-enough', 'another-long-token'].map((token) => hashToken(token).slice('sha256-'.length)),
    );
  });

  it('keeps tokens as digests, with what each of them may', () => {
    const token = 'a-token-long-enough';
    const item = `${hashToken(token)}:read-only:account=main:limit=3`;
    const { apiTokens, warnings, tokenLimit } = loadConfig({ API_TOKENS: `${item},${token}` });
    const digest = hashToken(token).slice('sha256-'.length);
    expect(apiTokens).toEqual([
      { digest, access: 'read-only', accounts: ['main'], limit: 3 },
      { digest, access: 'read-write', accounts: undefined, limit: tokenLimit },
    ]);
    expect(warnings).toEqual([expect.stringContaining('plain text')]);
    expect(loadConfig({ API_TOKENS: item }).warnings).toEqual([]);
    expect(problemsOf({ API_TOKENS: 'sha256-abc' }).join()).toContain('is not a valid hash');
    expect(problemsOf({ API_TOKENS: `${item}:account=north` }).join()).toContain('the accounts are main');
  });

  it('accepts the tokens of an authorization server only if its keys cannot be forged', () => {
    const oauth = { MCP_OAUTH_ISSUER: 'https://id.example.ru', PUBLIC_URL: 'https://crm.example.ru/' };
    expect(loadConfig({ ...oauth, HOST: '0.0.0.0' }).mcpOauth).toEqual({
      issuer: 'https://id.example.ru',
      audience: 'https://crm.example.ru/mcp',
      jwksUrl: undefined,
    });
    expect(problemsOf({ MCP_OAUTH_ISSUER: 'https://id.example.ru' }).join()).toContain('PUBLIC_URL is needed');
    expect(problemsOf({ ...oauth, MCP_OAUTH_ISSUER: 'http://id.example.ru' }).join()).toContain('https://');
    expect(problemsOf({ MCP_OAUTH_AUDIENCE: 'crm' }).join()).toContain('goes with MCP_OAUTH_ISSUER');
  });

  describe('of several accounts', () => {
    const folderOf = (files: Record<string, string>) => {
      const folder = mkdtempSync(join(tmpdir(), 'accounts-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      return folder;
    };
    const north = 'AMOCRM_SUBDOMAIN=north\nAMOCRM_ACCESS_TOKEN=token-of-the-north\nAMO_PIPELINE_ID=1\n';

    it('is a file for each, over what they share', () => {
      const ACCOUNTS_DIR = folderOf({
        'south.env': 'AMOCRM_SUBDOMAIN=south\nAMOCRM_TOKEN_KEY=\n',
        'north.env': north,
        'readme.txt': '',
      });
      const integration = {
        AMOCRM_CLIENT_ID: 'id',
        AMOCRM_CLIENT_SECRET: 's',
        AMOCRM_REDIRECT_URI: 'http://127.0.0.1/',
      };
      const { accounts } = loadConfig({ ACCOUNTS_DIR, ...integration, AMOCRM_RATE_LIMIT: '5' });
      expect(accounts).toMatchObject([
        { name: 'north', rateLimit: 5, target: { kind: 'account' }, defaults: { pipelineId: 1 } },
        { name: 'south', rateLimit: 5, target: { kind: 'oauth', tokenFile: expect.stringMatching(/south\.token$/) } },
      ]);
    });

    it.each([
      [{ 'north.env': north }, { AMOCRM_SUBDOMAIN: 'north' }, 'AMOCRM_SUBDOMAIN belongs to one account'],
      [{ 'north.env': `${north}PORT=1` }, {}, 'north.env: PORT does not belong in an account’s file'],
      [{ 'north.env': 'AMOCRM_SUBDOMIAN=x' }, {}, 'did you mean AMOCRM_SUBDOMAIN'],
      [{ 'north.env': 'AMOCRM_SUBDOMAIN=north' }, {}, 'north.env: AMOCRM_ACCESS_TOKEN is missing'],
      [{ 'North Pole.env': north }, {}, 'its name must be'],
      [{ 'north.env': north, 'twin.env': north }, {}, 'twin.env has the address of north.env'],
      [{}, {}, 'ACCOUNTS_DIR there is no <name>.env'],
      [{ 'a.env': '', 'b.env': '' }, { WEBHOOK_RECEIVE: 'true' }, 'WEBHOOK_RECEIVE works with one account only'],
    ])('%j with %j is refused', (files, environment, problem) => {
      expect(problemsOf({ ACCOUNTS_DIR: folderOf(files), ...environment }).join('\n')).toContain(problem);
    });
  });

  it('knows the names of the first version and says what became of them', () => {
    const { warnings } = loadConfig({ ...account, AMOCRM_REFRESH_TOKEN: 'secret' });
    expect(warnings).toEqual(['AMOCRM_REFRESH_TOKEN is ignored: it is stored by `amocrm-graphql login`.']);
  });

  it('are loud where a protection is off: certificates, the encryption of tokens', () => {
    expect(loadConfig({ ...account, AMO_SSL_VERIFY: 'false' }).warnings).toEqual([
      expect.stringContaining('AMO_SSL_VERIFY=false'),
    ]);
    const integration = {
      AMOCRM_CLIENT_ID: 'id',
      AMOCRM_CLIENT_SECRET: 'secret-of-the-integration',
      AMOCRM_REDIRECT_URI: 'http://127.0.0.1:8000/oauth/callback',
    };
    expect(loadConfig(integration).warnings).toEqual([expect.stringContaining('anyone who can read their file')]);
    expect(loadConfig({ ...integration, REDIS_URL: 'redis://127.0.0.1' }).warnings).toEqual([
      expect.stringContaining('anyone who can read Redis'),
    ]);
    expect(loadConfig({ ...integration, AMOCRM_TOKEN_KEY: 'a-key-of-sixteen-characters' }).warnings).toEqual([]);
  });

  it('signs in by an integration, whose every part is needed, unless there is a token', () => {
    const integration = {
      AMOCRM_CLIENT_ID: 'id',
      AMOCRM_CLIENT_SECRET: 'secret',
      REDIRECT_URI: 'http://127.0.0.1:8000/oauth/callback',
    };
    expect(targetOf({ ...integration, AMOCRM_DOMAIN: 'kommo.com', XDG_CONFIG_HOME: '/home' })).toMatchObject({
      kind: 'oauth',
      consentOrigin: 'https://www.kommo.com',
      baseUrl: undefined,
      redirectUri: 'http://127.0.0.1:8000/oauth/callback',
      tokenFile: expect.stringMatching(/amocrm-graphql.token$/),
    });
    expect(targetOf({ ...integration, AMOCRM_SUBDOMAIN: 'mycompany' })).toMatchObject({
      baseUrl: 'https://mycompany.amocrm.ru',
    });
    const missing = problemsOf({ AMOCRM_CLIENT_ID: 'id' }).join('\n');
    expect(missing).toContain('AMOCRM_CLIENT_SECRET');
    expect(missing).toContain('AMOCRM_REDIRECT_URI');
    expect(problemsOf({ ...integration, AMOCRM_TOKEN_KEY: 'short' })).toHaveLength(1);
    expect(loadConfig({ ...account, ...integration })).toMatchObject({
      accounts: [{ target: { kind: 'account' } }],
      warnings: [expect.stringContaining('AMOCRM_CLIENT_ID is ignored')],
    });
    expect(inspect(loadConfig(integration), { depth: 10 })).not.toContain("'secret'");
  });

  it('never shows a secret', () => {
    const config = loadConfig({ ...account, API_TOKENS: 'a-token-long-enough' });
    for (const shown of [JSON.stringify(config), inspect(config, { depth: 10 })]) {
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

  it('finds a variable whose name has an invisible mark', () => {
    expect(loadConfig({ '\ufeffAPI_TOKENS': 'a-token-of-the-test-0' }).apiTokens).toHaveLength(1);
  });

  it('allows variables of other programs, and warns of one that looks like its own', () => {
    const { warnings } = loadConfig({ API_TOKEN: 'a-token-of-the-test-0', DB_HOST: 'x', FTP_PROXY: 'x', PGPORT: '1' });
    expect(warnings).toEqual(['API_TOKEN is not a variable of this program; did you mean API_TOKENS?']);
  });
});
