/**
 * Writes a table of generated rows in one format and prints what that took, as JSON. Runs as a process of its own, so that its
 * memory is that of the export alone.
 *
 * Arguments: the format and the number of rows.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExport } from '../src/export/file.ts';
import { type Format, render } from '../src/export/format.ts';
import type { Column, Row, Style } from '../src/export/table.ts';
import { formatDateTime } from '../src/resolvers/account-time.ts';

const [format, count] = [process.argv[2] as Format, Number(process.argv[3])];

const columns: Column[] = [
  { key: 'id', title: 'ID', type: 'id' },
  { key: 'name', title: 'Название', type: 'text' },
  { key: 'price', title: 'Бюджет', type: 'money' },
  { key: 'pipeline', title: 'Воронка', type: 'text' },
  { key: 'status', title: 'Этап', type: 'text' },
  { key: 'responsible', title: 'Ответственный', type: 'text' },
  { key: 'contact', title: 'Контакт', type: 'text' },
  { key: 'phone', title: 'Телефон', type: 'phone' },
  { key: 'created_at', title: 'Создана', type: 'date-time' },
  { key: 'closed_on', title: 'Закрыта', type: 'date' },
  { key: 'tags', title: 'Теги', type: 'text' },
  { key: 'is_won', title: 'Успешна', type: 'boolean' },
];

const style: Style = {
  title: 'Сделки',
  language: 'ru',
  country: 'RU',
  toDateTime: (seconds) => formatDateTime(seconds, 'Europe/Moscow'),
};

/** A step of the rows. */
const stepSize = 1_000;

function makeRow(id: number): Row {
  return [
    id,
    `Сделка ${id}: «Ромашка», поставка`,
    id * 12_345,
    'Продажи',
    `Этап ${id % 9}`,
    `Сотрудник ${id % 40}`,
    `Клиент ${id}`,
    `+7903${String(id).padStart(7, '0')}`,
    1_700_000_000 + id * 60,
    '2026-11-05',
    ['опт', `партия ${id % 100}`],
    id % 3 === 0,
  ];
}

async function* makeSteps(): AsyncGenerator<Row[]> {
  for (let start = 1; start <= count; start += stepSize) {
    const size = Math.min(stepSize, count - start + 1);
    yield Array.from({ length: size }, (_, index) => makeRow(start + index));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'export-'));
const path = join(folder, 'file');
// A few rows load the code.
await writeExport(
  join(folder, 'first'),
  render(
    {
      columns,
      steps: (async function* () {
        yield [makeRow(1)];
      })(),
    },
    format,
    style,
  ),
  1e6,
);
const before = process.resourceUsage().maxRSS;
const started = performance.now();
await writeExport(path, render({ columns, steps: makeSteps() }, format, style), 4e9);
const seconds = (performance.now() - started) / 1000;
const grownMegabytes = (process.resourceUsage().maxRSS - before) / 1024;
const megabytes = statSync(path).size / 1e6;
rmSync(folder, { recursive: true });
process.stdout.write(JSON.stringify({ seconds, grownMegabytes, megabytes }));
