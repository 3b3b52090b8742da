import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig, loadEnvironment, variables } from '../../../src/config/index.ts';
import { ConfigurationError } from '../../../src/errors/index.ts';
import fc from '../../property.ts';

const token = 'a-token-of-the-test-0';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'env-file-'));
  for (const name of Object.keys(variables)) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function read(content: string | Uint8Array): Record<string, string | undefined> {
  writeFileSync(join(folder, '.env'), content);
  return loadEnvironment(folder);
}

function problemsOf(content: string | Uint8Array): string {
  try {
    loadConfig(read(content));
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return '';
}

describe('parseEnvFile', () => {
  it.each([
    ['a byte order mark', Buffer.from(`\ufeffAPI_TOKENS=${token}\nPORT=1\n`)],
    ['UTF-16 of Windows, with a mark', Buffer.from(`\ufeffAPI_TOKENS=${token}\r\nPORT=1\r\n`, 'utf16le')],
    ['UTF-16 of Windows, without a mark', Buffer.from(`API_TOKENS=${token}\r\nPORT=1\r\n`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeffAPI_TOKENS=${token}\nPORT=1\n`, 'utf16le').swap16()],
    ['Windows line ends', `API_TOKENS=${token}\r\nPORT=1\r\n`],
    ['line ends of old Macs', `API_TOKENS=${token}\rPORT=1\r`],
    ['export', `export API_TOKENS=${token}\nexport\tPORT=1`],
    ['spaces around everything', `  API_TOKENS = ${token}  \n\tPORT =\t1`],
    [
      'non-breaking and invisible spaces',
      `\u00a0API_TOKENS\u00a0=\u00a0${token}\u00a0\n\u200bPORT\u200b=\u200b1\u200b`,
    ],
    ['quotes', `API_TOKENS="${token}"\nPORT='1'`],
    ['a comment after a value', `API_TOKENS=${token} # of the office\nPORT="1"# one`],
    ['a mark in the middle, of files that were joined', `PORT=1\n\ufeffAPI_TOKENS=${token}`],
    ['a line that is there twice, the same', `PORT=1\nAPI_TOKENS=${token}\nPORT=1`],
    ['a value of another program over several lines', `KEY="-----BEGIN\nX=\n-----END"\nAPI_TOKENS=${token}\nPORT=1`],
    [
      'comments in another encoding',
      Buffer.concat([Buffer.from([0x23, 0xcf, 0xf0, 0x0a]), Buffer.from(`API_TOKENS=${token}\nPORT=1`)]),
    ],
  ])('is read with %s', (_, content) => {
    expect(read(content)).toMatchObject({ API_TOKENS: token, PORT: '1' });
    expect(loadConfig(read(content)).apiTokens).toHaveLength(1);
  });

  it.each([
    ['a line without an equals sign', `PORT=1\nAPI_TOKENS ${token}\n`, 2],
    ['a colon', `API_TOKENS: ${token}`, 1],
    ['a command of Windows', `PORT=1\n\nset API_TOKENS=${token}`, 3],
    ['a name with a letter of another alphabet', `АPI_TOKENS=${token}`, 1],
    ['no name', `=${token}`, 1],
    ['a name in small letters', `api_tokens=${token}`, 1, 'API_TOKENS'],
    ['a name in the singular', `API_TOKEN=${token}`, 1, 'API_TOKENS'],
    ['a name with hyphens', `API-TOKENS=${token}`, 1, 'API_TOKENS'],
    ['a misspelt name', `AMOCRM_CLEINT_ID=${token}`, 1, 'AMOCRM_CLIENT_ID'],
    ['a name twice, with two values', `API_TOKENS=${token}\nPORT=1\nAPI_TOKENS=\n`, 3, 'line 1'],
    ['a quote that is not closed', `API_TOKENS="${token}\nPORT="1"`, 1],
    ['something after the closing quote', `API_TOKENS="${token}" "${token}"`, 1],
    ['typographic quotes', `API_TOKENS=“${token}”`, 1],
    ['a # in a value', `API_TOKENS=${token}#1`, 1],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from('API_TOKENS=a-token-'), Buffer.from([0xcf, 0xf0, 0xe8])]),
      1,
    ],
    ['a variable inside the quotes of another program', `KEY="x\nAPI_TOKENS=${token}\n"`, 2],
    ['a variable in the line that closes these quotes', `MOTD='hello\nAPI_TOKENS=${token}'`, 2],
  ])('is refused with %s, and the line is named by its number only', (_, content, line, hint = '') => {
    const problem = problemsOf(content);
    expect(problem).toContain(`.env, line ${line}`);
    expect(problem).toContain(hint);
    expect(problem).not.toContain(token);
    expect(problem.split('\n')).toHaveLength(1);
  });

  it('has all its faults named at once', () => {
    expect(problemsOf('one\nPORT=1\ntwo\n').match(/line \d/g)).toEqual(['line 1', 'line 3']);
  });

  it('is missed where Windows has called it .env.txt, or where it is a folder', () => {
    writeFileSync(join(folder, '.env.txt'), `API_TOKENS=${token}`);
    expect(() => loadEnvironment(folder)).toThrow('rename it to .env');
    mkdirSync(join(folder, '.env'));
    expect(() => loadEnvironment(folder)).toThrow('.env: cannot be read');
  });

  it.each(['PORT=', 'PORT =', 'export PORT=', 'PORT="" # none', 'PORT= # none'])(
    '«%s» is empty, and the next line stays',
    (line) => {
      writeFileSync(join(folder, '.env'), `${line}\nHOST=127.0.0.1\n`);
      const found = loadEnvironment(folder);
      expect([found.PORT, found.HOST]).toEqual(['', '127.0.0.1']);
    },
  );

  it('means what Node reads in it, where there is nothing to refuse', () => {
    const name = fc.constantFrom('PORT', 'HOST', 'API_TOKENS', 'REDIS_URL', 'LOG_LEVEL', 'OTHER');
    // Not empty: versions of Node differ on what an empty value is, and where it ends.
    const plain = fc.stringMatching(/^[A-Za-z0-9:/@.,_+-][A-Za-z0-9:/@.,_=+ -]{0,20}$/);
    const value = fc.oneof(
      plain,
      plain.map((text) => `"${text}"`),
      plain.map((text) => `'${text}\\n#'`),
      plain.map((text) => ` "${text}\\n" # why`),
      plain.map((text) => `${text} # why`),
    );
    const line = fc.oneof(
      fc.constantFrom('', '# PORT=9'),
      fc.tuple(fc.constantFrom('', 'export ', '  '), value, fc.constantFrom('=', ' = ')),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.array(line), fc.constantFrom('\n', '\r\n'), (names, lines, end) => {
        const left = [...names];
        const text = lines
          .flatMap((each) => {
            if (typeof each === 'string') return [each];
            const next = left.pop();
            return next ? [`${each[0]}${next}${each[2]}${each[1]}`] : [];
          })
          .join(end);
        writeFileSync(join(folder, '.env'), text);
        const found = loadEnvironment(folder);
        const node = parseEnv(`${text}\n`);
        // Node also reads some comments as variables.
        for (const key of names) expect([key, found[key]]).toEqual([key, node[key]]);
      }),
      { numRuns: 500 },
    );
  });
});
