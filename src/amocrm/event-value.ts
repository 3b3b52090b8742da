/** What an event changed something from or to, one type for each kind of value that amoCRM logs. */
import {
  isObject,
  type Json,
  parseNumber,
  parseNumberOrNull,
  parsePart,
  parseText,
  parseTextOrNull,
  parseTime,
} from './parse.ts';

/** One value of an event (amoCRM API v4, Events: value_before, value_after). */
export type EventValue =
  | { kind: 'stage'; pipeline_id: number; status_id: number }
  | { kind: 'responsible'; user_id: number }
  | { kind: 'tag'; name: string }
  | { kind: 'link'; entity_type: string; entity_id: number }
  | { kind: 'custom_field'; field_id: number; enum_id: number | null; text: string }
  | { kind: 'price'; price: number | null }
  | { kind: 'name'; name: string }
  | { kind: 'task'; text: string | null; task_type_id: number | null; complete_till: number | null }
  | { kind: 'note'; note_id: number }
  | { kind: 'message'; id: string; origin: string | null; talk_id: number | null }
  | { kind: 'other'; json: Json };

/** Readers by the only key of a value; undefined for a part that does not look as expected. */
const readers: Readonly<Record<string, (part: Json) => EventValue | undefined>> = {
  lead_status: (part) => ({
    kind: 'stage',
    pipeline_id: parseNumber(part.pipeline_id),
    status_id: parseNumber(part.id),
  }),
  responsible_user: (part) => ({ kind: 'responsible', user_id: parseNumber(part.id) }),
  tag: (part) => ({ kind: 'tag', name: parseText(part.name) }),
  link: (part) => {
    const entity = parsePart(part.entity);
    return { kind: 'link', entity_type: parseText(entity.type), entity_id: parseNumber(entity.id) };
  },
  custom_field_value: (part) => ({
    kind: 'custom_field',
    field_id: parseNumber(part.field_id),
    enum_id: parseNumberOrNull(part.enum_id) || null,
    text: parseText(part.text),
  }),
  sale_field_value: ({ sale }) => {
    const price = sale === null || sale === '' ? null : Number(sale);
    return Number.isNaN(price) ? undefined : { kind: 'price', price };
  },
  name_field_value: (part) => ({ kind: 'name', name: parseText(part.name) }),
  task: (part) => ({ ...noTask, text: parseText(part.text) }),
  task_type: (part) => ({ ...noTask, task_type_id: parseNumber(part.id) }),
  task_deadline: (part) => ({ ...noTask, complete_till: parseTime(part.timestamp) }),
  note: (part) => ({ kind: 'note', note_id: parseNumber(part.id) }),
  message: (part) => ({
    kind: 'message',
    id: parseText(part.id),
    origin: parseTextOrNull(part.origin),
    talk_id: parseNumberOrNull(part.talk_id),
  }),
};

/** amoCRM logs the text, the type and the due time of a task as events of their own. */
const noTask = { kind: 'task', text: null, task_type_id: null, complete_till: null } as const;

/** One item of `value_before` or `value_after`, an object with one key. A kind that is not known is kept as it came. */
export function parseValue(item: Json): EventValue {
  const [key = '', ...others] = Object.keys(item);
  const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
  const part = item[key];
  const value = reader && others.length === 0 && isObject(part) ? reader(part) : undefined;
  return value ?? { kind: 'other', json: item };
}
