import { storeFile } from '../file.ts';
import type { EntityType } from '../rows.ts';
import type { Store } from '../store.ts';
import type { DemoPlan } from './plan.ts';
import { users } from './user.ts';

/** A file of the demo: its name, its type, its text, and the number of the card that it is on. */
interface DemoFile {
  fileName: string;
  contentType: string;
  text: string;
  on?: readonly [EntityType, number];
  /** Its age in days; one less than that of the file before it if omitted. */
  age?: number;
  /** Moved to the trash. */
  isOld?: boolean;
}

const pdf = 'application/pdf';
const csv = 'text/csv';
const plain = 'text/plain';

const files: readonly DemoFile[] = [
  { fileName: 'Договор на остекление.pdf', contentType: pdf, text: '%PDF-1.4 Договор на остекление', on: ['leads', 0] },
  {
    fileName: 'Смета по замеру.csv',
    contentType: csv,
    text: 'Позиция;Сумма\nОкна;84000\nМонтаж;21500\n',
    on: ['leads', 0],
  },
  { fileName: 'Акт выполненных работ.pdf', contentType: pdf, text: '%PDF-1.4 Акт выполненных работ', on: ['leads', 1] },
  { fileName: 'Пожелания клиента.txt', contentType: plain, text: 'Монтаж только в субботу.', on: ['leads', 2] },
  { fileName: 'Согласие на обработку данных.pdf', contentType: pdf, text: '%PDF-1.4 Согласие', on: ['contacts', 0] },
  { fileName: 'Реквизиты.txt', contentType: plain, text: 'ИНН 3525000000, КПП 352501001', on: ['companies', 0] },
  { fileName: 'Прайс на профиль.csv', contentType: csv, text: 'Профиль;Цена\n70 мм;6400\n' },
  { fileName: 'Прайс прошлого года.csv', contentType: csv, text: 'Профиль;Цена\n70 мм;5900\n', isOld: true },
  { fileName: 'Условия обслуживания.pdf', contentType: pdf, text: '%PDF-1.4 Условия', on: ['customers', 0], age: 20 },
];

/** Adds files to the drive, most of them on cards. */
export function addFiles(
  store: Store,
  plan: DemoPlan,
  cards: Readonly<Record<EntityType, readonly { id: number }[]>>,
): void {
  const userId = users[0]?.id ?? 0;
  const dated = files.filter(({ age }) => age === undefined);
  for (const [
    index,
    { fileName, contentType, text, on, age = dated.length - index, isOld = false },
  ] of files.entries()) {
    const now = plan.today - age * 86_400 + 11 * 3600;
    const file = storeFile(store, { fileName, contentType, content: Buffer.from(text), userId, now });
    if (isOld) store.files.change(file.id, { deletedAt: now });
    const card = on && cards[on[0]][on[1]];
    if (card) {
      store.fileLinks.add({ entityType: on[0], entityId: card.id, fileUuid: file.uuid, isDetached: false });
    }
  }
}
