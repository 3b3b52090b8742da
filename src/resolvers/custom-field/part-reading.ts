import type { CustomFieldValues } from '../../amocrm/index.ts';
import { isObject, type JsonObject } from '../../json.ts';

/*
 * The parts of values as amoCRM sends them (amoCRM API v4, Custom fields: types). People and integrations wrote them, so numbers may be
 * texts and parts may be missing.
 */

/** Reads the parts of one value. */
export class PartReader {
  readonly #parts: JsonObject;

  constructor(parts: JsonObject) {
    this.#parts = parts;
  }

  /** A text; null if it is missing or empty. */
  text(key: string): string | null {
    const value = this.#parts[key];
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' ? text : null;
  }

  /** A number, also if amoCRM sent it as a text; null for anything else. */
  number(key: string): number | null {
    const text = this.text(key);
    return text !== null && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
  }

  /** An id; null for 0 and for anything that is not an id. */
  id(key: string): number | null {
    const id = this.number(key);
    return id !== null && Number.isSafeInteger(id) && id > 0 ? id : null;
  }

  /** An object with parts of its own. */
  part(key: string): PartReader | null {
    const value = this.#parts[key];
    return isObject(value) ? new PartReader(value) : null;
  }
}

/** Each value of a field; the steps of a chained list have no `value` around them. */
export function readParts({ field_type: type, values }: CustomFieldValues): PartReader[] {
  return values.flatMap(({ raw, value }) => {
    if (type === 'chained_list') return [new PartReader(raw)];
    return isObject(value) ? [new PartReader(value)] : [];
  });
}

/** The lines of an address by amoCRM's codes. */
export type AddressParts = Readonly<Record<(typeof addressCodes)[number], string | null>>;

/** In the order of their numbers. */
const addressCodes = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'] as const;

/** The lines of an address; some accounts send only their numbers. */
export function readAddress({ values }: CustomFieldValues): AddressParts {
  const lines = addressCodes.map((code, index) => {
    const line = values.find(({ enum_code, enum_id }) =>
      enum_code === null ? enum_id === index + 1 : enum_code === code,
    );
    return [code, typeof line?.value === 'string' && line.value !== '' ? line.value : null] as const;
  });
  return Object.fromEntries(lines) as AddressParts;
}

/** Whether a party is a firm or a person: a number in a legal entity, a word in a payer. */
export function readPartyKind(part: PartReader): 'legal' | 'individual' | null {
  const kind = part.text('type') ?? part.text('entity_type');
  if (kind === 'legal' || kind === '2') return 'legal';
  return kind === 'individual' || kind === '1' ? 'individual' : null;
}

/** What a payer is linked to. */
export function readPartyEntity(part: PartReader): string | null {
  const type = part.text('entity_type');
  return type === '1' || type === '2' ? null : type;
}

/** What a link leads to. */
export function readLinkedType(part: PartReader): 'contacts' | 'companies' | 'catalog_elements' | null {
  const type = part.text('entity_type');
  return type === 'contacts' || type === 'companies' || type === 'catalog_elements' ? type : null;
}

/** What the value of a discount means. */
export function readDiscountKind(part: PartReader): 'percentage' | 'amount' | null {
  const type = part.text('type');
  return type === 'percentage' || type === 'amount' ? type : null;
}
