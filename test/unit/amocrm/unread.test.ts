import { describe, expect, it } from 'vitest';
import { parseLead } from '../../../src/amocrm/lead.ts';
import type { Json } from '../../../src/amocrm/parse.ts';
import { decodeText, parseSparsely, Unread } from '../../../src/amocrm/unread.ts';
import { UpstreamInvalidError } from '../../../src/errors/index.ts';
import fc from '../../property.ts';

const parse = (text: string) => parseSparsely(Buffer.from(text));

/** The same with everything read. */
function readAll(value: unknown): unknown {
  if (value instanceof Unread) return value.read();
  if (Array.isArray(value)) return value.map(readAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readAll(each)]));
}

/** Texts that look like the end, or like the beginning, of what is cut out. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom('"custom_fields_values":[', '\\', '\\"', ']', '}]', '[{', '"]', 'Ж🌼', '\u2028'),
);
const few = { maxLength: 2 };
const json = fc.jsonValue({ maxDepth: 1 });
const field = fc.record({ field_name: text, values: fc.array(fc.record({ value: fc.oneof(text, json) }), few) });
const fields = fc.array(field, few);
const record = fc.record(
  {
    name: text,
    custom_fields_values: fc.oneof(fields, fc.constant(null), json),
    '\\"custom_fields_values': fields,
    _embedded: fc.record({ contacts: fc.array(fc.record({ custom_fields_values: fields }), few) }),
  },
  { requiredKeys: [] },
);
const answer = fc.oneof(
  record,
  fc.array(record, few),
  fc.record({ _page: fc.nat(), _embedded: fc.dictionary(fc.constantFrom('leads', 'contacts'), fc.array(record, few)) }),
);

describe('an answer whose custom fields are read later', () => {
  it('is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(answer, fc.boolean(), (value, isPretty) => {
        const printed = JSON.stringify(value, undefined, isPretty ? 1 : undefined);
        expect(readAll(parse(printed))).toEqual(JSON.parse(printed));
      }),
      { numRuns: 200 },
    );
  });

  it('has them unread in a record and in the records of a list, and nowhere else', () => {
    const record = '{"id":1,"custom_fields_values":[{"field_id":2}]}';
    expect((parse(record) as Json).custom_fields_values).toBeInstanceOf(Unread);
    const list = parse(`{"_embedded":{"leads":[${record},${record}]}}`) as { _embedded: { leads: Json[] } };
    expect(list._embedded.leads.map((lead) => lead.custom_fields_values instanceof Unread)).toEqual([true, true]);
    expect(parse(`{"leads":[${record}]}`)).toEqual({ leads: [JSON.parse(record)] });
  });

  it.each([
    '',
    '{"custom_fields_values":[',
    '{"custom_fields_values":[{"a":"]}',
    '{"custom_fields_values":[]',
    '{"custom_fields_values":[]},',
    '<html>"custom_fields_values":[]</html>',
  ])('is refused where it is not JSON: %s', (printed) => {
    expect(() => parse(printed)).toThrow(SyntaxError);
  });

  it('takes the last of two equal keys, as JSON does', () => {
    const printed = '{"custom_fields_values":[1],"custom_fields_values":[2]}';
    expect(readAll(parse(printed))).toEqual({ custom_fields_values: [2] });
  });

  it('reports invalid JSON at the field', () => {
    const lead = parseLead(parse('{"id":1,"name":"Lead","custom_fields_values":[nothing]}') as Json);
    expect(lead.name).toBe('Lead');
    expect(() => lead.custom_fields_values).toThrow(UpstreamInvalidError);
  });

  it('leaves the fields of other records readable if those of one are invalid', () => {
    const body = parse('{"_embedded":{"leads":[{"custom_fields_values":[nothing]},{"custom_fields_values":[2]}]}}') as {
      _embedded: { leads: { custom_fields_values: Unread }[] };
    };
    const [first, second] = body._embedded.leads.map((lead) => lead.custom_fields_values);
    expect(() => first?.read()).toThrow(UpstreamInvalidError);
    expect(second?.read()).toEqual([2]);
  });
});

describe('a record with custom fields that are read later', () => {
  const item = {
    id: 1,
    custom_fields_values: [{ field_id: 2, field_name: 'Город', field_type: 'text', values: [{ value: 'Уфа' }] }],
  };
  const now = parseLead(item);
  const open = () => parseLead(parse(JSON.stringify(item)) as Json);

  it('equals one whose fields were read at once, and so do its copies and its JSON', () => {
    expect(open()).toEqual(now);
    expect({ ...open() }).toEqual(now);
    expect(JSON.parse(JSON.stringify(open()))).toEqual(JSON.parse(JSON.stringify(now)));
    const { custom_fields_values: fields, ...rest } = open();
    expect(fields).toEqual(now.custom_fields_values);
    expect(rest).not.toHaveProperty('custom_fields_values');
    expect('custom_fields_values' in open()).toBe(true);
  });

  it('reads them once', () => {
    const lead = open();
    expect(lead.custom_fields_values).toBe(lead.custom_fields_values);
  });
});

it('UTF-8 is decoded as Buffer does, whatever it holds', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: 'binary' }), (bytes, words) => {
      for (const buffer of [Buffer.from(bytes), Buffer.from(words), Buffer.concat([Buffer.from(words), bytes])]) {
        expect(decodeText(buffer)).toBe(buffer.toString('utf8'));
      }
    }),
    { numRuns: 500 },
  );
});
