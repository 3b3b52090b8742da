import { describe, expect, it } from 'vitest';
import { createOauth } from '../../src/amocrm/index.ts';
import { parseAccountHost, parseLoopbackHost, toAccountAddress, vendorDomains } from '../../src/host.ts';
import fc from '../property.ts';

const runs = { numRuns: 3_000 };

/** What parsers of addresses read differently, strip, fold or decode. */
const oddities = [
  ...[
    '/',
    '\\',
    '?',
    '#',
    '@',
    ':',
    ':443',
    ':80',
    '.',
    '..',
    '%2e',
    '%2F',
    '%00',
    '%40',
    ' ',
    '\t',
    '\n',
    '\r',
    '\0',
    ';',
    ',',
  ],
  ...[
    'user@',
    'user:password@',
    'evil.example',
    'evil.example/',
    '.evil.example',
    'https://',
    'http://',
    '//',
    'xn--',
    'xn--e1afmkfd',
  ],
  ...[
    '\u3002',
    '\uff0e',
    '\uff61',
    '\uff41',
    '\u212a',
    '\u017f',
    '\u00df',
    '\u200b',
    '\u00ad',
    '\u2060',
    '\ufeff',
    '\u00a0',
    'а',
    'к',
    'ı',
  ],
  ...[
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    'localhost',
    'www',
    'api-b',
    '-',
    '_',
    '[',
    ']',
    '|',
    '^',
  ],
];
const domain = fc.constantFrom(
  ...vendorDomains,
  'AMOCRM.RU',
  'Kommo.com',
  'kommo.ru',
  'amocrm.ru.',
  '\u212aommo.com',
  'amocrm。ru',
);
const part = fc.oneof(
  fc.constantFrom('x', 'MyCompany', '7'),
  fc.constantFrom(...oddities),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
  domain,
);
const text = fc
  .tuple(fc.array(part, { maxLength: 3 }), fc.constantFrom('', '.'), domain, fc.array(part, { maxLength: 1 }))
  .map(([before, dot, vendor, after]) => [...before, dot, vendor, ...after].join(''));

describe('the host of an account', () => {
  it('is one label under a domain of amoCRM’s, and the address made of it names nothing else', () => {
    let accepted = 0;
    fc.assert(
      fc.property(text, (host) => {
        const account = parseAccountHost(host);
        if (!account) return;
        accepted += 1;
        const address = toAccountAddress(account);
        const url = new URL(address);
        expect(url.hostname).toBe(`${account.subdomain}.${account.domain}`);
        expect(url.hostname.split('.')).toHaveLength(3);
        expect(vendorDomains).toContain(url.hostname.split('.').slice(1).join('.'));
        expect(url.hostname).toBe(host.toLowerCase());
        expect(url.href).toBe(`${address}/`);
        expect([url.protocol, url.port, url.username, url.password, url.search, url.hash]).toEqual([
          'https:',
          '',
          '',
          '',
          '',
          '',
        ]);
      }),
      runs,
    );
    expect(accepted).toBeGreaterThan(20);
  });

  it('is found for every subdomain that an account can have', () => {
    const subdomain = fc
      .stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/)
      .filter((each) => !/^xn--/i.test(each));
    fc.assert(
      fc.property(subdomain, fc.constantFrom(...vendorDomains), (label, vendor) => {
        expect(parseAccountHost(`${label}.${vendor}`)).toEqual({ subdomain: label.toLowerCase(), domain: vendor });
      }),
      runs,
    );
  });

  it.each([
    'evil.example/.amocrm.ru',
    'evil.example?.amocrm.ru',
    'evil.example#.amocrm.ru',
    'evil.example\\.amocrm.ru',
    'evil.example:443/.amocrm.ru',
    'x.amocrm.ru@evil.example',
    'user@x.amocrm.ru',
    'x.amocrm.ru:443',
    'x.amocrm.ru:8443',
    'x.amocrm.ru/',
    'x.amocrm.ru.',
    'x.amocrm.ru\n',
    'x\t.amocrm.ru',
    ' x.amocrm.ru',
    'a.b.amocrm.ru',
    'amocrm.ru',
    '.amocrm.ru',
    'evilamocrm.ru',
    'amocrm.ru.evil.example',
    'x.amocrm.ru.evil.example',
    'x.amocrm.ru%2eevil.example',
    'xn--80ak6aa92e.amocrm.ru',
    'ｘ.amocrm.ru',
    'x。amocrm.ru',
    'x.\u212aommo.com',
    'https://x.amocrm.ru',
    '-x.amocrm.ru',
    'x_y.amocrm.ru',
    '127.0.0.1',
    '',
  ])('is not %j', (host) => {
    expect(parseAccountHost(host)).toBeUndefined();
  });
});

describe('a host of this machine', () => {
  it.each(['127.0.0.1', '127.0.0.1:8080', 'localhost', 'localhost:1', '[::1]:8443', '127.255.255.254'])(
    'is %s',
    (host) => {
      expect(parseLoopbackHost(host)).toBe(host);
    },
  );

  it.each([
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '127.0.0.1:80',
    '127.0.0.256',
    '127.0.0.1:99999',
    '127.0.0.1@evil.example',
    'localhost.evil.example',
    '127.0.0.1/x',
  ])('is not %s', (host) => {
    expect(parseLoopbackHost(host)).toBeUndefined();
  });
});

describe('the address that the secret goes to', () => {
  const integration = { clientId: 'id', clientSecret: 'secret', redirectUri: 'https://crm.example.ru/oauth/callback' };
  const addressOf = (consentOrigin: string, host: string, baseUrl?: string) =>
    createOauth({ integration, consentOrigin, baseUrl, now: () => 0 }).addressOf(host);

  it('is an account’s, in the spelling of addresses', () => {
    expect(addressOf('https://www.amocrm.ru', 'MyCompany.amocrm.ru')).toBe('https://mycompany.amocrm.ru');
  });

  it('is on this machine only where the consent page is', () => {
    expect(addressOf('http://127.0.0.1:8000', '127.0.0.1:9000')).toBe('http://127.0.0.1:9000');
    expect(() => addressOf('https://www.amocrm.ru', '127.0.0.1:9000')).toThrow(
      'is not the address of an amoCRM account',
    );
  });

  it('is another host only where the configuration names it, whole', () => {
    const named = 'https://proxy.example.ru/north';
    expect(addressOf(named, 'proxy.example.ru', named)).toBe(named);
    expect(() => addressOf(named, 'other.example.ru', named)).toThrow('is not the address of an amoCRM account');
  });
});
