import type { Coverage } from '../route-coverage.ts';

/** The same for each kind of owner. */
function fieldsOf(prefix: string): Record<string, Coverage> {
  const path = `${prefix}/custom_fields`;
  return {
    [`GET ${path}`]: {
      reproduced: 'at most 50 a page, totals, filters id and type, order id and sort',
      differs: '',
    },
    [`GET ${path}/{id}`]: { reproduced: '404 for an unknown id', differs: '' },
    [`POST ${path}`]: {
      reproduced: 'administrators only, 201 with full objects, types by owner, options, groups, stages',
      differs: 'a code that another field has is 400 NotSupportedChoice, a field without sort comes last (guesses)',
    },
    [`PATCH ${path}`]: {
      reproduced: 'options are replaced as a whole: those without an id are created, omitted ones go with their values',
      differs: 'another type is ignored, an unknown option id is 400 NotSupportedChoice (guesses)',
    },
    [`PATCH ${path}/{id}`]: { reproduced: 'as for several', differs: 'an unknown id is 404 (guess)' },
    [`DELETE ${path}/{id}`]: {
      reproduced: 'administrators only, 204, the values go with the field',
      differs: 'a predefined field is 422 (guess)',
    },
  };
}

/** How faithful the definitions of custom fields, their groups and tags are. */
export const customFieldCoverage: Record<string, Coverage> = {
  ...fieldsOf('/{entity}'),
  ...fieldsOf('/catalogs/{catalogId}'),
  'GET /{entity}/custom_fields/groups': {
    reproduced: 'the groups with the ids of their fields',
    differs: 'no groups of products; the order is that of sort (guess)',
  },
  'POST /{entity}/custom_fields/groups': { reproduced: 'administrators only, 201', differs: 'the form of ids (guess)' },
  'GET /{entity}/custom_fields/groups/{groupId}': { reproduced: '404 for an unknown id', differs: '' },
  'PATCH /{entity}/custom_fields/groups/{groupId}': {
    reproduced: 'name, sort, fields',
    differs: 'fields that are not in the list leave the group (guess)',
  },
  'DELETE /{entity}/custom_fields/groups/{groupId}': {
    reproduced: '204, a predefined one is refused, 404 for an unknown id',
    differs: 'the fields go to the main group, the refusal is 422 (guesses)',
  },
};
