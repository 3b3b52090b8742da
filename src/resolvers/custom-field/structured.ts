import type { CustomField, CustomFieldWriteValue } from '../../amocrm/index.ts';
import { listCandidates } from '../../errors/candidate.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import { isObject } from '../../json.ts';
import { customFieldConverters } from './convert.ts';
import { type Parts, type PartsInput, partShapes } from './part-shape.ts';

type Member = keyof PartsInput;

/** Writes values of one type of field that has parts. */
interface StructuredWriter<Key extends Member = Member> {
  /** The member of `CustomFieldPartsInput` that it takes. */
  member: Key;
  /** A value in JSON, for messages. */
  example: string;
  /** Converts a checked value; issues have paths below it. */
  write(value: Parts<Key>, field: CustomField): CustomFieldWriteValue[] | Issue[];
}

/** A writer whose value has been checked by the shape of its member. */
interface AnyWriter extends Pick<StructuredWriter, 'member' | 'example'> {
  write(value: never, field: CustomField): CustomFieldWriteValue[] | Issue[];
}

const addressCodes = {
  addressLine1: 'address_line_1',
  addressLine2: 'address_line_2',
  city: 'city',
  state: 'state',
  zip: 'zip',
  country: 'country',
} as const;

const address: StructuredWriter<'address'> = {
  member: 'address',
  example: '{"addressLine1": "ул. Лесная, 1", "city": "Москва", "zip": "125047", "country": "RU"}',
  write: (parts) =>
    Object.entries(addressCodes).flatMap(([key, enum_code]) => {
      const value = parts[key as keyof typeof addressCodes];
      return value ? [{ value, enum_code }] : [];
    }),
};

/** Keys that only one of the two types has. */
const onlyPayer = ['phone', 'email', 'entityType', 'entityId'] as const;
const onlyLegalEntity = ['externalUid'] as const;

function toParty(
  { kind, ...parts }: Parts<'requisites'>,
  foreign: readonly (keyof typeof parts)[],
  toKind: (kind: 'legal' | 'individual') => object,
  type: string,
): CustomFieldWriteValue[] | Issue[] {
  const issues = foreign
    .filter((key) => parts[key] !== undefined && parts[key] !== null)
    .map((key): Issue => ({ path: [key], message: `is not a part of a field of type ${type}` }));
  if (issues.length > 0) return issues;
  return [{ value: { ...toSnake(parts), ...(kind ? toKind(kind) : {}) } }];
}

const legalEntity: StructuredWriter<'requisites'> = {
  member: 'requisites',
  example: '{"name": "ООО Ромашка", "kind": "LEGAL", "vatId": "7701234567", "kpp": "770101001"}',
  write: (parts) => toParty(parts, onlyPayer, (kind) => ({ entity_type: kind === 'legal' ? 2 : 1 }), 'legal_entity'),
};

const payer: StructuredWriter<'requisites'> = {
  ...legalEntity,
  write: (parts) => toParty(parts, onlyLegalEntity, (type) => ({ type }), 'payer'),
};

const supplier: StructuredWriter<'supplierId'> = {
  member: 'supplierId',
  example: '"4517"',
  write: (entity_id) => [{ value: { entity_id } }],
};

const chainedList: StructuredWriter<'chainedList'> = {
  member: 'chainedList',
  example: '{"catalogId": "7001", "elementId": "525439"}',
  write(elements, field) {
    const known = field.chained_lists.map(({ catalog_id, title }) => ({ id: catalog_id, name: title ?? '' }));
    const issues = elements.flatMap(({ catalogId }, index): Issue[] => {
      if (known.length === 0 || known.some(({ id }) => id === catalogId)) return [];
      const message = `\`${catalogId}\` is not a catalog of this list; there are ${listCandidates(known)}`;
      return [{ path: [index, 'catalogId'], message }];
    });
    if (issues.length > 0) return issues;
    return elements.map(({ catalogId, elementId }) => ({ catalog_id: catalogId, catalog_element_id: elementId }));
  },
};

const file: StructuredWriter<'file'> = {
  member: 'file',
  example: '{"fileUuid": "…", "versionUuid": "…", "fileName": "договор.pdf"}',
  write: (parts) => [{ value: toSnake(parts) }],
};

const linkedEntity: StructuredWriter<'linkedEntities'> = {
  member: 'linkedEntities',
  example: '{"entityType": "COMPANIES", "entityId": "34700001"}',
  write(links, { search_in: place }) {
    const issues = links.flatMap(({ entityType, catalogId }, index): Issue[] => {
      const isElement = entityType === 'catalog_elements';
      if (isElement !== (catalogId !== undefined && catalogId !== null)) {
        const message = isElement ? 'is required for CATALOG_ELEMENTS' : 'is only for CATALOG_ELEMENTS';
        return [{ path: [index, 'catalogId'], message }];
      }
      const isAllowed = !place || place.split('_and_').includes(entityType) || place === String(catalogId);
      return isAllowed ? [] : [{ path: [index, 'entityType'], message: `this field links to ${place} only` }];
    });
    return issues.length > 0 ? issues : links.map((link) => ({ value: toSnake(link) }));
  },
};

const items: StructuredWriter<'items'> = {
  member: 'items',
  example: '{"description": "Окно", "unitPrice": 15000, "quantity": 2, "unitType": "шт."}',
  write: (lines) =>
    lines.map(({ discount, ...line }) => {
      const part = discount ? { discount: { type: discount.kind, value: discount.value } } : {};
      return { value: { ...toSnake(line), ...part } };
    }),
};

const multitext: StructuredWriter<'multitext'> = {
  member: 'multitext',
  example: '{"value": "+7 900 111-22-33", "kind": "MOB"}',
  write(values, field) {
    const written = values.map(({ value, kind }) =>
      customFieldConverters.multitext?.write(value, { field, kind: kind ?? undefined, timezone: '', now: 0 }),
    );
    const issues = written.flatMap((each, index): Issue[] =>
      typeof each === 'string' ? [{ path: [index, 'kind'], message: each }] : [],
    );
    return issues.length > 0 ? issues : (written as CustomFieldWriteValue[]);
  },
};

/** The writers by amoCRM's name of the type. */
const writers: Readonly<Record<string, AnyWriter | undefined>> = {
  smart_address: address,
  legal_entity: legalEntity,
  payer,
  supplier,
  chained_list: chainedList,
  file,
  linked_entity: linkedEntity,
  items,
  multitext,
};

/** Whether values of this type have parts and no plain form. */
export function hasPartsOnly(type: string): boolean {
  return type !== 'multitext' && writers[type] !== undefined;
}

/** Converts the parts of a value. @throws {ValidationError} naming every bad part */
export function toPartWrites(field: CustomField, input: PartsInput, path: Issue['path']): CustomFieldWriteValue[] {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  const [first] = given;
  const writer = writers[field.type];
  if (!first || given.length > 1) throw wrong(path, 'must have exactly one member');
  const [member, value] = first;
  if (!writer) {
    throw wrong([...path, member], `«${field.name}» is of type ${field.type}, which has no parts; use \`values\``);
  }
  if (member !== writer.member) {
    throw wrong([...path, member], `«${field.name}» is of type ${field.type}; give \`${writer.member}\` instead`);
  }
  return convert(writer, field, value, [...path, member]);
}

/**
 * Converts texts in JSON, for callers that cannot send objects: one text for each value, with the members of GraphQL's input.
 *
 * @throws {ValidationError} naming every bad text, with an example
 */
export function toPartWritesFromTexts(
  field: CustomField,
  texts: readonly (string | number | boolean)[],
  path: Issue['path'],
): CustomFieldWriteValue[] {
  const writer = writers[field.type];
  if (!writer) throw wrong(path, `«${field.name}» is of type ${field.type}, which cannot be written here`);
  const isMany = listMembers.has(writer.member);
  if (!isMany && texts.length > 1) throw wrong(path, `«${field.name}» holds one value, ${texts.length} were given`);
  const values = texts.map((text, index) => {
    const value = writer.member === 'supplierId' ? text : parseObject(text);
    if (value !== undefined) return value;
    const message = `«${field.name}» is of type ${field.type}: give its parts as JSON, such as ${writer.example}`;
    throw wrong([...path, index], message);
  });
  return convert(writer, field, isMany ? values : values[0], isMany ? path : [...path, 0]);
}

const listMembers: ReadonlySet<Member> = new Set<Member>(['chainedList', 'linkedEntities', 'items', 'multitext']);

function convert(writer: AnyWriter, field: CustomField, value: unknown, path: Issue['path']): CustomFieldWriteValue[] {
  const parsed = partShapes[writer.member].safeParse(value);
  if (!parsed.success) {
    throw new ValidationError(
      parsed.error.issues.map((issue) => ({
        path: [...path, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))],
        message: `«${field.name}»: ${issue.message}`,
      })),
    );
  }
  const written = writer.write(parsed.data as never, field);
  if (!written.every(isIssue)) return written as CustomFieldWriteValue[];
  throw new ValidationError(
    written.map((issue) => ({ path: [...path, ...issue.path], message: `«${field.name}»: ${issue.message}` })),
  );
}

function isIssue(value: CustomFieldWriteValue | Issue): value is Issue {
  return 'message' in value;
}

/** An object in JSON, whose keys may be in snake case as those of tools are. */
function parseObject(text: unknown): object | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (toCamel(value) as object) : undefined;
  } catch {
    return undefined;
  }
}

function toCamel(value: unknown): unknown {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [
    key.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase()),
    toCamel(each),
  ]);
  return Object.fromEntries(entries);
}

/** The parts with amoCRM's names, without absent ones. */
function toSnake(parts: object): Record<string, unknown> {
  const entries = Object.entries(parts).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    entries.map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

function wrong(path: Issue['path'], message: string): ValidationError {
  return new ValidationError([{ path, message }]);
}
