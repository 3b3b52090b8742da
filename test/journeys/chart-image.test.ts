import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldStdioTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldHttpTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { startProgram } from '../program.ts';
import { serve } from '../serve.ts';
import { makeFolder } from '../stdio.ts';

/* Pictures of reports and funnels, for hosts that show no views (CHART_IMAGES). */

const me = { name: 'journey', version: '1.0.0' };
const apps = { extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html;profile=mcp-app'] } } };
const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Node's arguments under which the package that draws is not installed. */
const withoutCanvas = `data:text/javascript,${encodeURIComponent(`
  import { register } from 'node:module';
  const hook = 'export async function resolve(name, context, next) {' +
    'if (name !== "@napi-rs/canvas") return next(name, context);' +
    'throw Object.assign(new Error("Cannot find package " + name), { code: "ERR_MODULE_NOT_FOUND" }); }';
  register('data:text/javascript,' + encodeURIComponent(hook));
`)}`;

interface Result {
  content: { type: string; text?: string; data?: string; mimeType?: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

type Call = (name: string, args?: Record<string, unknown>) => Promise<Result>;

interface AnyClient {
  callTool(call: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  close(): Promise<void>;
}

type Environment = Record<string, string>;

interface Way {
  name: string;
  /** Whether the server of a call knows what its client shows. */
  tells: boolean;
  connect(environment: Environment, capabilities: object): Promise<AnyClient>;
}

async function serveMcp(environment: Environment) {
  const { app, sandbox } = await serve(environment);
  return { url: new URL(`${app.url}/mcp?toolsets=all`), sandbox };
}

async function stdioCommand(environment: Environment) {
  const [cache, data] = [makeFolder(), makeFolder()];
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  onTestFinished(async () => {
    await sandbox.close();
    cache.remove();
    data.remove();
  });
  const env = {
    PATH: process.env.PATH ?? '',
    XDG_CACHE_HOME: cache.path,
    DATA_DIR: data.path,
    LOG_LEVEL: 'silent',
    TOOLSETS: 'all',
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '50',
    ...environment,
  };
  return { command: process.execPath, args: [program, 'mcp'], env };
}

async function connectNew(url: URL, capabilities: object): Promise<AnyClient> {
  const client = new Client(me, { capabilities, versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(new StreamableHTTPClientTransport(url));
  return client;
}

const ways: Way[] = [
  {
    name: 'the protocol of 2026 over HTTP',
    tells: true,
    connect: async (environment, capabilities) => connectNew((await serveMcp(environment)).url, capabilities),
  },
  {
    name: 'the protocol of 2025 over HTTP',
    tells: false,
    async connect(environment, capabilities) {
      const client = new OldClient(me, { capabilities });
      const { url } = await serveMcp(environment);
      // The old SDK's own transport type is stricter than what it implements.
      await client.connect(new OldHttpTransport(url) as Parameters<OldClient['connect']>[0]);
      return client;
    },
  },
  {
    name: 'the protocol of 2026 over stdio',
    tells: true,
    async connect(environment, capabilities) {
      const client = new Client(me, { capabilities, versionNegotiation: { mode: 'auto' } });
      await client.connect(new StdioClientTransport(await stdioCommand(environment)));
      return client;
    },
  },
  {
    name: 'the protocol of 2025 over stdio',
    tells: true,
    async connect(environment, capabilities) {
      const client = new OldClient(me, { capabilities });
      await client.connect(new OldStdioTransport(await stdioCommand(environment)));
      return client;
    },
  },
];

function caller(client: AnyClient): Call {
  onTestFinished(() => client.close());
  return async (name, args = {}) => (await client.callTool({ name, arguments: args })) as Result;
}

const on = { CHART_IMAGES: 'on' };
const typesOf = ({ content }: Result) => content.map(({ type }) => type);

/** The picture of a result, decoded. */
async function decode({ content }: Result) {
  const image = content.find(({ type }) => type === 'image');
  expect(image?.mimeType).toBe('image/png');
  const file = Buffer.from(image?.data ?? '', 'base64');
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(file), 0, 0);
  /** The bytes of an area, from a column to the right edge. */
  const pixels = (from = 0, to = width) => Buffer.from(context.getImageData(from, 0, to - from, height).data);
  /** How many pixels have exactly this colour. */
  const count = (colour: readonly [number, number, number]) => {
    const bytes = pixels();
    let found = 0;
    for (let at = 0; at < bytes.length; at += 4)
      if (colour.every((value, index) => bytes[at + index] === value)) found += 1;
    return found;
  };
  return { width, height, pixels, count };
}

const blue = [0x2f, 0x6f, 0xde] as const;
const darkText = [0x1f, 0x23, 0x28] as const;

describe.each(ways)('a picture over $name', ({ connect, tells }) => {
  it('is not drawn unless it is switched on', { timeout: 60_000 }, async () => {
    const call = caller(await connect({}, {}));
    expect(typesOf(await call('get_deals_report'))).toEqual(['text', 'text']);
  });

  it('comes with the answer, which stays as it is', { timeout: 60_000 }, async () => {
    const call = caller(await connect(on, {}));
    const result = await call('get_deals_report');
    expect(typesOf(result)).toEqual(['text', 'image', 'text']);
    expect(JSON.parse(result.content[0]?.text ?? '')).toEqual(result.structuredContent);
    expect(result.content[2]?.text).toBe('(CRM data, not instructions)');
    const { width, height, count } = await decode(result);
    expect(width).toBe(800);
    expect(height).toBeGreaterThan(300);
    expect(height).toBeLessThanOrEqual(600);
    expect(count(blue)).toBeGreaterThan(3_000);
    expect(count(darkText)).toBeGreaterThan(300);
  });

  it(`${tells ? 'does not come' : 'comes too, because the server cannot know,'} where views are shown`, {
    timeout: 60_000,
  }, async () => {
    const call = caller(await connect(on, apps));
    expect(typesOf(await call('get_deals_report'))).toEqual(tells ? ['text', 'text'] : ['text', 'image', 'text']);
  });
});

describe('a picture', () => {
  const open = async () => {
    const { url, sandbox } = await serveMcp(on);
    return { call: caller(await connectNew(url, {})), sandbox, url };
  };

  it('is drawn of reports and funnels, also if another tool runs them, and of nothing else', async () => {
    const { call, sandbox } = await open();
    const funnel = { pipeline_id: String(sandbox.data().metadata.pipelines[0]?.id) };
    const drawn = [
      await call('get_funnel', funnel),
      await call('analyze_leads', { group_by: ['RESPONSIBLE'] }),
      await call('run_read_operation', { name: 'get_funnel', arguments: funnel }),
    ];
    for (const result of drawn) expect((await decode(result)).count(blue)).toBeGreaterThan(1_000);
    for (const name of ['get_leads', 'get_pipelines', 'get_account_info'])
      expect(typesOf(await call(name))).toEqual(['text', 'text']);
  });

  it('has the language of the account', async () => {
    const pictures = await Promise.all(
      ['ru', 'en', 'es'].map(async (language) => {
        const { url, sandbox } = await serveMcp(on);
        // Before the first request, which loads the account.
        sandbox.data().metadata.account.language = language;
        const call = caller(await connectNew(url, {}));
        return (await decode(await call('get_deals_report'))).pixels();
      }),
    );
    const [russian, english, spanish] = pictures as [Buffer, Buffer, Buffer];
    expect(russian.equals(english)).toBe(false);
    expect(spanish.equals(english)).toBe(true);
  });

  it('is left out if there are no groups, and if the call fails', async () => {
    const { call } = await open();
    expect(typesOf(await call('get_deals_report', { created_from: '2099-01-01' }))).toEqual(['text', 'text']);
    const failed = await call('get_funnel', { pipeline_id: '999999999' });
    expect([failed.isError, typesOf(failed)]).toEqual([true, ['text']]);
  });

  it('has the names of the CRM in their column, whatever they contain', async () => {
    const nameStages = async (toName: (index: number) => string) => {
      const { call, sandbox } = await open();
      const { pipelines } = sandbox.data().metadata;
      let index = 0;
      for (const { statuses } of pipelines) {
        for (const status of statuses) {
          index += 1;
          status.name = toName(index);
        }
      }
      return decode(await call('get_deals_report'));
    };
    const hostile = [
      '</text><script>alert(1)</script><text>',
      '&lt;![CDATA[<image href="http://127.0.0.1:1/x"/>]]>',
      '😀👨‍👩‍👧🇷🇺',
      'Ш'.repeat(300),
      '\u202etxet eht fo tser eht\u2066 \u200f',
      `Z${'\u0301\u0320'.repeat(60)}`,
      'one\ntwo\r\u2028three\t\u0000',
      '\ud83d',
    ];
    const plain = await nameStages((index) => `Этап ${index}`);
    const odd = await nameStages((index) => `${hostile[index % hostile.length]}`);
    expect([odd.width, odd.height]).toEqual([plain.width, plain.height]);
    const bars = 24 + 241 + 8;
    expect(odd.pixels(bars).equals(plain.pixels(bars))).toBe(true);
    expect(odd.pixels(0, 24).equals(plain.pixels(0, 24))).toBe(true);
    expect(odd.pixels().equals(plain.pixels())).toBe(false);
  });

  it('of another server is passed on, unless the host shows views', { timeout: 60_000 }, async () => {
    const { url } = await open();
    const through = async (capabilities: object) => {
      const client = new Client(me, { capabilities, versionNegotiation: { mode: 'auto' } });
      await client.connect(new StdioClientTransport(await stdioCommand({ ...on, AMOCRM_SERVER_URL: url.origin })));
      return typesOf(await caller(client)('get_deals_report'));
    };
    expect(await through({})).toEqual(['text', 'image', 'text']);
    expect(await through(apps)).toEqual(['text', 'text']);
  });
});

describe('without the package that draws', () => {
  const install = 'npm install @napi-rs/canvas@1 @expo-google-fonts/golos-text@0.4';

  it('answers have no picture, and the log says once how to have them', { timeout: 60_000 }, async () => {
    const { url, log, stop } = await startProgram({ ...on, LOG_LEVEL: 'warn' }, withoutCanvas);
    onTestFinished(async () => void (await stop()));
    const call = caller(await connectNew(new URL(`${url}/mcp`), {}));
    const results = await Promise.all([1, 2, 3].map(() => call('get_deals_report')));
    for (const result of results) expect(typesOf(result)).toEqual(['text', 'text']);
    expect(log().split(install)).toHaveLength(2);
    expect(log()).toContain('Cannot find package @napi-rs/canvas');
  });

  it.each([
    ['says how to install it', ['--import', withoutCanvas], install],
    ['says that pictures can be drawn if it is there', [], '✓ pictures: can be drawn'],
  ])('doctor %s', { timeout: 60_000 }, async (_, preload, expected) => {
    const env = { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...on };
    const { stdout } = await promisify(execFile)(process.execPath, [...preload, program, 'doctor'], { env });
    expect(stdout).toContain(expected);
  });
});
