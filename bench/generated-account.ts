/**
 * An account of a given size, written through the same functions that store what amoCRM answers: leads with a year of moves, contacts,
 * companies, tasks, notes and calls. The same seed makes the same account.
 */

import type { Company, Contact, CustomFieldValues, Event, Lead, Note, Pipeline, Task } from '../src/amocrm/index.ts';
import { calendarDays } from '../src/replica/calendar.ts';
import { kinds } from '../src/replica/kind.ts';
import type { RowContext } from '../src/replica/row/context.ts';
import type { Statements } from '../src/replica/store/statement.ts';
import type { Store } from '../src/replica/store/store.ts';
import { storeCompanies, storeContacts, storeLeads } from '../src/replica/sync/apply.ts';
import { storeEvents, storeNotes, storeTasks } from '../src/replica/sync/apply-activity.ts';
import { type SettingSource, storeSettings } from '../src/replica/sync/settings.ts';

/** How many records an account has. */
export interface AccountSize {
  leads: number;
  contacts: number;
  events: number;
}

const batch = 1_000;
const daySeconds = 86_400;
const yearDays = 365;

/** Numbers between 0 and 1 that follow from a seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes the account and marks all of it as copied. @param now unix seconds: the newest record is of this time */
export async function generateAccount(
  store: Store,
  source: SettingSource,
  context: RowContext,
  size: AccountSize,
  now: number,
): Promise<void> {
  const world = await createWorld(source, size, now);
  await store.write([
    ...(await storeSettings(store, source, now)),
    store.insert('calendar', calendarDays('2000-01-01', '2050-12-31')),
  ]);
  const writeAll = async <Value>(
    count: number,
    create: (index: number) => Value[],
    statements: (values: Value[]) => Statements | Promise<Statements>,
  ) => {
    for (let start = 0; start < count; start += batch) {
      const indexes = Array.from({ length: Math.min(batch, count - start) }, (_, offset) => start + offset);
      await store.write(await statements(indexes.flatMap(create)));
    }
  };
  const companies = Math.ceil(size.contacts / 4);
  await writeAll(companies, world.company, (values) => storeCompanies(store, values, context));
  await writeAll(size.contacts, world.contact, (values) => storeContacts(store, values, context));
  await writeAll(size.leads, world.lead, (values) => storeLeads(store, values, context));
  await writeAll(size.leads, world.events, (values) => storeEvents(store, values, context));
  await writeAll(size.leads, world.task, (values) => storeTasks(store, values, context));
  await writeAll(Math.ceil(size.leads / 2), world.note, (values) => storeNotes(store, values, context));
  const done = { is_filled: 1 as const, filled_since: 0, synced_at: now, state: '{}' };
  await store.write([
    store.insert(
      'stream',
      kinds.map((kind) => ({ kind, ...done })),
      ['kind'],
    ),
  ]);
}

/** The newest leads of such an account, as amoCRM would answer them. */
export async function loadGeneratedLeads(
  source: SettingSource,
  size: AccountSize,
  now: number,
  count: number,
): Promise<Lead[]> {
  const world = await createWorld(source, size, now);
  return Array.from({ length: count }, (_, index) => world.lead(size.leads - count + index)).flat();
}

/** How a lead went: when it was created, the stages that it came to, and when. */
interface Path {
  createdAt: number;
  pipeline: Pipeline;
  stages: { statusId: number; at: number }[];
}

/** The records of the account by their number. */
async function createWorld(source: SettingSource, size: AccountSize, now: number) {
  const [pipelines, users, reasons, leadFields, contactFields] = await Promise.all([
    source.pipelines(),
    source.users(),
    source.lossReasons(),
    source.customFields('leads'),
    source.customFields('contacts'),
  ]);
  const pick = <Value>(list: readonly Value[], random: () => number): Value =>
    list[Math.floor(random() * list.length)] as Value;
  const [phone, email] = ['PHONE', 'EMAIL'].map((code) => contactFields.find((field) => field.code === code));
  const select = leadFields.find(({ type }) => type === 'select');
  const eventsOfLead = Math.max(1, Math.round(size.events / size.leads));

  const toField = (field: (typeof leadFields)[number] | undefined, value: unknown, enumId: number | null = null) =>
    field
      ? [
          {
            field_id: field.id,
            field_name: field.name,
            field_code: field.code,
            field_type: field.type,
            values: [{ value, enum_id: enumId, enum_code: null, raw: { value } }],
          } satisfies CustomFieldValues,
        ]
      : [];
  const common = (index: number, random: () => number) => ({
    id: index + 1,
    responsible_user_id: pick(users, random).id,
    created_by: pick(users, random).id,
    updated_by: pick(users, random).id,
    closest_task_at: null,
    tags:
      random() < 0.3
        ? [{ id: 1 + Math.floor(random() * 8), name: `Тег ${1 + Math.floor(random() * 8)}`, color: null }]
        : [],
  });

  /** Two leads in five are closed, of which two in five are won. */
  function pathOf(index: number): Path {
    const random = createRandom(index * 7 + 1);
    const pipeline = pick(pipelines, random);
    const createdAt = now - Math.floor(random() * yearDays * daySeconds);
    const open = pipeline.statuses.filter(({ id, type }) => id !== 142 && id !== 143 && type === 0);
    const reached = 1 + Math.floor(random() * open.length);
    const stages = open.slice(1, reached).map(({ id }) => id);
    if (random() < 0.45) stages.push(random() < 0.4 ? 142 : 143);
    let at = createdAt;
    const dated = stages.map((statusId) => {
      at = Math.min(now, at + Math.floor(random() * 12 * daySeconds));
      return { statusId, at };
    });
    return { createdAt, pipeline, stages: dated };
  }
  const firstStage = ({ pipeline }: Path) => pipeline.statuses.find(({ type }) => type === 0)?.id ?? 142;
  const person = (index: number) => {
    // One contact in twenty has the phone of another.
    const number = index % 20 === 0 ? Math.floor(index / 2) : index;
    return { phone: `+7999${String(1_000_000 + number)}`, email: `client${index}@example.ru` };
  };

  return {
    company(index: number): Company[] {
      const random = createRandom(index * 7 + 2);
      const created_at = now - Math.floor(random() * yearDays * daySeconds);
      const name = `ООО «Компания ${index}»`;
      return [{ ...common(index, random), name, created_at, updated_at: created_at, custom_fields_values: [] }];
    },
    contact(index: number): Contact[] {
      const random = createRandom(index * 7 + 3);
      const created_at = now - Math.floor(random() * yearDays * daySeconds);
      const { phone: number, email: address } = person(index);
      return [
        {
          ...common(index, random),
          name: `Клиент ${index}`,
          first_name: 'Клиент',
          last_name: String(index),
          company_id: 1 + (index % Math.ceil(size.contacts / 4)),
          created_at,
          updated_at: created_at,
          custom_fields_values: [...toField(phone, number), ...toField(email, address)],
        },
      ];
    },
    lead(index: number): Lead[] {
      const random = createRandom(index * 7 + 4);
      const path = pathOf(index);
      const last = path.stages.at(-1);
      const statusId = last?.statusId ?? firstStage(path);
      const option = select?.enums?.length ? pick(select.enums, random) : undefined;
      const contactId = 1 + Math.floor(random() * size.contacts);
      return [
        {
          ...common(index, random),
          name: `Сделка ${index}`,
          price: Math.floor(random() * 300_000),
          pipeline_id: path.pipeline.id,
          status_id: statusId,
          loss_reason_id: statusId === 143 && reasons.length > 0 ? pick(reasons, random).id : null,
          company_id: 1 + (contactId % Math.ceil(size.contacts / 4)),
          created_at: path.createdAt,
          updated_at: last?.at ?? path.createdAt,
          closed_at: statusId === 142 || statusId === 143 ? (last?.at ?? null) : null,
          score: null,
          labor_cost: null,
          source: null,
          contacts: [{ id: contactId, is_main: true }],
          custom_fields_values: option ? toField(select, option.value, option.id) : [],
        },
      ];
    },
    events(index: number): Event[] {
      const random = createRandom(index * 7 + 5);
      const path = pathOf(index);
      let from = firstStage(path);
      const moves = path.stages.map(({ statusId, at }, number): Event => {
        const stage = (id: number) => ({ kind: 'stage' as const, pipeline_id: path.pipeline.id, status_id: id });
        const move = { type: 'lead_status_changed', value_before: [stage(from)], value_after: [stage(statusId)] };
        from = statusId;
        return toEvent(index, number, at, pick(users, random).id, move);
      });
      const others = Array.from({ length: Math.max(0, eventsOfLead - moves.length) }, (_, number) => {
        const at = Math.min(now, path.createdAt + Math.floor(random() * 60 * daySeconds));
        const type = number === 0 ? 'lead_added' : pick(otherTypes, random);
        const note = { kind: 'note' as const, note_id: index * 100 + number };
        const author = random() < 0.2 ? 0 : pick(users, random).id;
        return toEvent(index, 50 + number, at, author, { type, value_before: [], value_after: [note] });
      });
      return [...moves, ...others];
    },
    task(index: number): Task[] {
      const random = createRandom(index * 7 + 6);
      if (random() < 0.3) return [];
      const created_at = now - Math.floor(random() * yearDays * daySeconds);
      const isCompleted = random() < 0.8;
      return [
        {
          id: index + 1,
          text: 'Позвонить',
          complete_till: created_at + 3 * daySeconds,
          entity_type: 'leads',
          entity_id: index + 1,
          responsible_user_id: pick(users, random).id,
          task_type_id: 1,
          is_completed: isCompleted,
          result_text: isCompleted ? 'Дозвонился' : null,
          duration: null,
          created_by: pick(users, random).id,
          created_at,
          updated_at: created_at,
        },
      ];
    },
    note(index: number): Note[] {
      const random = createRandom(index * 7 + 8);
      const created_at = now - Math.floor(random() * yearDays * daySeconds);
      const isCall = random() < 0.5;
      return [
        {
          id: index + 1,
          entity_id: 1 + Math.floor(random() * size.leads),
          entity_type: 'leads',
          note_type: isCall ? 'call_out' : 'common',
          params: isCall
            ? { duration: Math.floor(random() * 300), phone: '+79990000000', call_status: 4 }
            : { text: 'Обсудили условия' },
          created_by: pick(users, random).id,
          responsible_user_id: pick(users, random).id,
          created_at,
          updated_at: created_at,
        },
      ];
    },
  };
}

const otherTypes = [
  'common_note_added',
  'outgoing_call',
  'incoming_call',
  'custom_field_value_changed',
  'task_completed',
  'outgoing_chat_message',
];

function toEvent(
  index: number,
  number: number,
  createdAt: number,
  createdBy: number,
  rest: Pick<Event, 'type' | 'value_before' | 'value_after'>,
): Event {
  const id = `${String(createdAt).padStart(12, '0')}${String(index).padStart(9, '0')}${String(number).padStart(5, '0')}`;
  return { id, entity_type: 'lead', entity_id: index + 1, created_by: createdBy, created_at: createdAt, ...rest };
}
