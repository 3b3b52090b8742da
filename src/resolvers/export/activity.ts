import { readEvents, readNotes, readStageMoves, readTasks } from '../../replica/question/record-step.ts';
import { loadNames, type NamedType } from '../../replica/question/related.ts';
import type { EventTable, NoteTable, StageMoveTable, TaskTable } from '../../replica/store/tables.ts';
import { type ColumnOf, createColumns, type Language, toTable } from './column.ts';
import type { Exporter, ExportSource } from './source.ts';

/** A record that belongs to a card. */
interface Owned {
  entity_type: string | null;
  entity_id: number | null;
}

/** A record, and the name of the card that it belongs to. */
interface Item<Row> {
  row: Row;
  owner: string | undefined;
}

const cards: readonly string[] = ['leads', 'contacts', 'companies'] satisfies NamedType[];

/** Adds the names of the cards. */
async function* withOwners<Row extends Owned>(
  { database }: ExportSource,
  steps: AsyncIterable<Row[]>,
): AsyncGenerator<Item<Row>[]> {
  for await (const rows of steps) {
    const names = new Map<string, string>();
    for (const type of cards as NamedType[]) {
      const ids = rows.filter(({ entity_type }) => entity_type === type).flatMap(({ entity_id }) => entity_id ?? []);
      for (const [id, name] of await loadNames(database, type, ids)) names.set(`${type}:${id}`, name);
    }
    yield rows.map((row) => ({ row, owner: names.get(`${row.entity_type}:${row.entity_id}`) }));
  }
}

/** The columns that name the card. */
function listOwnerColumns<Row extends Owned>(language: Language): ColumnOf<Item<Row>>[] {
  const column = createColumns<Item<Row>>(language);
  return [
    column('entity_type', 'text', 'Тип карточки', 'Record type', ({ row }) => row.entity_type),
    column('entity_id', 'id', 'ID карточки', 'Record ID', ({ row }) => row.entity_id),
    column('entity_name', 'text', 'Карточка', 'Record', ({ owner }) => owner),
  ];
}

/** The row of a task. */
export const taskExporter: Exporter = {
  title: { ru: 'Задачи', en: 'Tasks' },
  kinds: ['tasks', 'leads', 'contacts', 'companies'],
  async open(source) {
    const { database, names, account, language, condition } = source;
    const column = createColumns<Item<TaskTable>>(language);
    const types = new Map(account.task_types.map(({ id, name }) => [id, name]));
    const columns = [
      column('id', 'id', 'ID', 'ID', ({ row }) => row.id),
      column('text', 'text', 'Задача', 'Task', ({ row }) => row.text),
      column('type', 'text', 'Тип', 'Type', ({ row }) => types.get(row.task_type_id) ?? null),
      column('responsible', 'text', 'Ответственный', 'Responsible', ({ row }) =>
        names.users.get(row.responsible_user_id),
      ),
      column('complete_till', 'date-time', 'Срок', 'Due', ({ row }) => row.complete_till),
      column('is_completed', 'boolean', 'Выполнена', 'Completed', ({ row }) => row.is_completed),
      column('result', 'text', 'Результат', 'Result', ({ row }) => row.result_text),
      ...listOwnerColumns<TaskTable>(language),
      column('created_at', 'date-time', 'Создана', 'Created', ({ row }) => row.created_at),
      column('created_by', 'text', 'Автор', 'Created by', ({ row }) => names.users.get(row.created_by)),
    ];
    return toTable(columns, withOwners(source, readTasks(database, condition)));
  },
};

const noteKinds = ['lead_notes', 'contact_notes', 'company_notes', 'leads', 'contacts', 'companies'] as const;

/** The row of a note that is not a call. */
export const noteExporter: Exporter = {
  title: { ru: 'Примечания', en: 'Notes' },
  kinds: noteKinds,
  async open(source) {
    const { database, names, language, condition } = source;
    const column = createColumns<Item<NoteTable>>(language);
    const columns = [
      column('id', 'id', 'ID', 'ID', ({ row }) => row.id),
      column('type', 'text', 'Тип', 'Type', ({ row }) => row.note_type),
      column('text', 'text', 'Текст', 'Text', ({ row }) => row.text),
      ...listOwnerColumns<NoteTable>(language),
      column('created_at', 'date-time', 'Создано', 'Created', ({ row }) => row.created_at),
      column('created_by', 'text', 'Автор', 'Created by', ({ row }) => names.users.get(row.created_by)),
    ];
    return toTable(columns, withOwners(source, readNotes(database, condition, 'notes')));
  },
};

const directions: Readonly<Record<Language, Record<string, string>>> = {
  ru: { call_in: 'Входящий', call_out: 'Исходящий' },
  en: { call_in: 'Incoming', call_out: 'Outgoing' },
};

/** The row of a call. */
export const callExporter: Exporter = {
  title: { ru: 'Звонки', en: 'Calls' },
  kinds: noteKinds,
  async open(source) {
    const { database, names, language, condition } = source;
    const column = createColumns<Item<NoteTable>>(language);
    const columns = [
      column('id', 'id', 'ID', 'ID', ({ row }) => row.id),
      column('direction', 'text', 'Направление', 'Direction', ({ row }) => directions[language][row.note_type]),
      column('phone', 'phone', 'Телефон', 'Phone', ({ row }) => row.phone),
      column('duration', 'integer', 'Длительность, с', 'Duration, s', ({ row }) => row.call_duration),
      column('status', 'integer', 'Статус (4 — разговор)', 'Status (4: conversation)', ({ row }) => row.call_status),
      column('result', 'text', 'Результат', 'Result', ({ row }) => row.call_result),
      ...listOwnerColumns<NoteTable>(language),
      column('responsible', 'text', 'Ответственный', 'Responsible', ({ row }) =>
        names.users.get(row.responsible_user_id),
      ),
      column('created_at', 'date-time', 'Время', 'Time', ({ row }) => row.created_at),
      column('created_by', 'text', 'Автор', 'Created by', ({ row }) => names.users.get(row.created_by)),
    ];
    return toTable(columns, withOwners(source, readNotes(database, condition, 'calls')));
  },
};

/** The row of an event. */
export const eventExporter: Exporter = {
  title: { ru: 'События', en: 'Events' },
  kinds: ['events', 'leads', 'contacts', 'companies'],
  async open(source) {
    const { database, names, language, condition } = source;
    const column = createColumns<Item<EventTable>>(language);
    const columns = [
      column('id', 'id', 'ID', 'ID', ({ row }) => row.id),
      column('type', 'text', 'Событие', 'Event', ({ row }) => row.type),
      ...listOwnerColumns<EventTable>(language),
      column('created_at', 'date-time', 'Время', 'Time', ({ row }) => row.created_at),
      column('created_by', 'text', 'Автор', 'By', ({ row }) => names.users.get(row.created_by)),
      column('value_before', 'text', 'Было', 'Before', ({ row }) => row.value_before),
      column('value_after', 'text', 'Стало', 'After', ({ row }) => row.value_after),
    ];
    return toTable(columns, withOwners(source, readEvents(database, condition)));
  },
};

/** The row of a lead's move to another stage, with the names that the stages had then. */
export const stageMoveExporter: Exporter = {
  title: { ru: 'Переходы по этапам', en: 'Stage moves' },
  kinds: ['events', 'leads'],
  async open(source) {
    const { database, names, language, condition } = source;
    type Move = StageMoveTable & Owned;
    const column = createColumns<Item<Move>>(language);
    async function* toMoves(): AsyncGenerator<Move[]> {
      for await (const moves of readStageMoves(database, condition)) {
        yield moves.map((move) => ({ ...move, entity_type: 'leads', entity_id: move.lead_id }));
      }
    }
    const pipeline = (id: number | null) => names.pipelines.get(id ?? 0);
    const columns = [
      column('event_id', 'id', 'ID события', 'Event ID', ({ row }) => row.event_id),
      column('lead_id', 'id', 'ID сделки', 'Lead ID', ({ row }) => row.lead_id),
      column('lead', 'text', 'Сделка', 'Lead', ({ owner }) => owner),
      column('from_pipeline', 'text', 'Из воронки', 'From pipeline', ({ row }) => pipeline(row.from_pipeline_id)),
      column('from_status', 'text', 'С этапа', 'From status', ({ row }) => row.from_status_name),
      column('to_pipeline', 'text', 'В воронку', 'To pipeline', ({ row }) => pipeline(row.to_pipeline_id)),
      column('to_status', 'text', 'На этап', 'To status', ({ row }) => row.to_status_name),
      column('moved_at', 'date-time', 'Время', 'Time', ({ row }) => row.moved_at),
      column('moved_by', 'text', 'Кто', 'By', ({ row }) => names.users.get(row.moved_by)),
    ];
    return toTable(columns, withOwners(source, toMoves()));
  },
};
