import { describe, expect, it } from 'vitest';
import { parseAccount } from '../../../src/amocrm/account.ts';
import { parseCompany } from '../../../src/amocrm/company.ts';
import { parseContact } from '../../../src/amocrm/contact.ts';
import { parseCustomField } from '../../../src/amocrm/custom-field-definition.ts';
import { parseLead } from '../../../src/amocrm/lead.ts';
import { parseLink } from '../../../src/amocrm/link.ts';
import { parseNote } from '../../../src/amocrm/note.ts';
import type { Json } from '../../../src/amocrm/parse.ts';
import { parsePipeline } from '../../../src/amocrm/pipeline.ts';
import { parseTask } from '../../../src/amocrm/task.ts';
import { parseUser } from '../../../src/amocrm/user.ts';
import { UpstreamInvalidError } from '../../../src/errors/index.ts';
import fc from '../../property.ts';

const parsers: Record<string, (item: Json) => unknown> = {
  account: parseAccount,
  company: parseCompany,
  contact: parseContact,
  customField: (item) => parseCustomField(item, 'leads'),
  lead: parseLead,
  link: (item) => parseLink(item, 'leads'),
  note: (item) => parseNote(item, 'leads'),
  pipeline: parsePipeline,
  task: parseTask,
  user: parseUser,
};

/** Records with the keys that amoCRM sends and with whatever JSON may stand behind them. */
const junk = fc.dictionary(
  fc.constantFrom(
    'id',
    'name',
    'price',
    'rights',
    'enums',
    'values',
    'result',
    'params',
    'metadata',
    'entity_id',
    'to_entity_id',
    'to_entity_type',
    'created_at',
    'closed_at',
    'custom_fields_values',
    '_embedded',
    '_links',
  ),
  fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('tags', 'contacts', 'companies', 'leads', 'statuses'), fc.jsonValue()),
    fc.array(fc.dictionary(fc.constantFrom('id', 'field_id', 'values', 'value', 'enum', 'name'), fc.jsonValue())),
  ),
);

describe.each(Object.entries(parsers))('the parser of a %s', (_, parse) => {
  it('reads whatever comes, or says that the answer is not what amoCRM promises; it never falls over', () => {
    fc.assert(
      fc.property(junk, (item) => {
        try {
          expect(parse(item)).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(UpstreamInvalidError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
