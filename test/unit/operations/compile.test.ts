import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compile, compileText, problemsOf } from './fixture.ts';

describe('an operation that is compiled', () => {
  const operation = compileText(`
    """
    Reads one lead.
    """
    query getLeadById("Which lead." $leadId: ID!) @tool(title: "Get a lead") {
      lead(id: $leadId) { id status @unwrap { name } }
    }
  `);

  it('named by the operation, described by its own words', () => {
    expect(operation).toMatchObject({
      name: 'get_lead_by_id',
      title: 'Get a lead',
      description: 'Reads one lead.',
      kind: 'query',
      toolset: 'test',
      file: 'do-it.graphql',
    });
  });

  it('whose document is standard GraphQL', () => {
    expect(print(operation.document)).toBe(
      print(parse('query getLeadById($leadId: ID!) { lead(id: $leadId) { id status { name } } }')),
    );
  });

  it('whose bad GraphQL arguments are called by the tool’s names', () => {
    const create = compile(
      'mutation ($leadName: String!) { createLeads(input: [{ name: $leadName }]) { leads { id } } }',
    );
    expect(create.toArgumentPath(['input', 0, 'name'])).toEqual(['lead_name']);
    expect(create.toArgumentPath(['input', 0, 'customFields', 1])).toEqual(['input', 0, 'custom_fields', 1]);
    const whole = compile('mutation ($items: [LeadCreate!]!) { createLeads(input: $items) { leads { id } } }');
    expect(whole.toArgumentPath(['input', 3, 'customFields', 0, 'fieldCode'])).toEqual([
      'items',
      3,
      'custom_fields',
      0,
      'field_code',
    ]);
  });
});

describe('the annotations of an operation', () => {
  const hints = (text: string) => {
    const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = compileText(text).annotations;
    return { readOnlyHint, destructiveHint, idempotentHint, openWorldHint };
  };
  const head = '"Does it." mutation doIt @tool(title: "Do it"';

  it('of a query: it reads', () => {
    expect(hints('"x" query doIt @tool(title: "x") { account { id } }')).toEqual({
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: true,
    });
  });

  it('of a mutation that says nothing about itself: the worst', () => {
    expect(hints(`${head}) { deleteLead(id: 1) { deleted } }`)).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: false,
    });
  });

  it('of several fields: destructive when one is, idempotent when all are', () => {
    expect(hints(`${head}) { completeTask(id: 1) { id } }`)).toMatchObject({
      destructiveHint: false,
      idempotentHint: true,
    });
    expect(hints(`${head}) { completeTask(id: 1) { id } updateLead(id: 1, input: {}) { id } }`)).toMatchObject({
      destructiveHint: true,
      idempotentHint: true,
    });
    expect(hints(`${head}) { completeTask(id: 1) { id } createLeads(input: []) { leads { id } } }`)).toMatchObject({
      destructiveHint: false,
      idempotentHint: false,
    });
  });

  it('are overridden by the document', () => {
    expect(hints(`${head}, destructive: false, idempotent: true) { deleteLead(id: 1) { deleted } }`)).toMatchObject({
      destructiveHint: false,
      idempotentHint: true,
    });
  });
});

describe('the route of an operation', () => {
  it('is made of its name where the document names none', () => {
    expect(compileText('"x" query getAccount @tool(title: "x") { account { id } }')).toMatchObject({
      isTool: true,
      route: { method: 'POST', path: '/api/tools/get_account', argumentsIn: 'body' },
    });
  });

  it('is what the document says, and an address of a resource where nothing else is asked', () => {
    expect(
      compileText(
        '"x" query getLead($leadId: ID!) @rest(method: "GET", path: "/api/leads/{lead_id}") { lead(id: $leadId) { id } }',
      ),
    ).toMatchObject({
      isTool: false,
      title: 'Get lead',
      route: { method: 'GET', path: '/api/leads/{lead_id}', argumentsIn: 'query' },
      resource: 'amocrm://leads/{lead_id}',
    });
  });

  it('takes its arguments by the query where nothing is written, otherwise as a body', () => {
    const search =
      'query doIt($text: String!) @rest(method: "POST", path: "/api/x") { search(text: $text) { __typename } }';
    const pay =
      'mutation doIt($id: ID!) @rest(method: "POST", path: "/api/x", location: "/api/x/{task.id}") { task: completeTask(id: $id) { id } }';
    expect(compileText(`"x" ${search}`).route).toMatchObject({ method: 'POST', argumentsIn: 'query' });
    expect(compileText(`"x" ${pay}`).route).toEqual({
      method: 'POST',
      path: '/api/x',
      argumentsIn: 'body',
      location: '/api/x/{task.id}',
    });
  });
});

describe('a document is refused, with the place, when', () => {
  const cases: [string, string, string | RegExp][] = [
    ['it does not parse', 'query doIt {\n  lead(', '2:8: Syntax Error'],
    [
      'the schema does not know a field',
      '"x" query doIt @tool(title: "x") {\n  leed { id }\n}',
      '2:3: Cannot query field "leed"',
    ],
    ['it has no operation', 'fragment F on Lead { id }', /^1:1: .*(no operation|never used)/],
    [
      'it has two',
      '"x" query a @tool(title: "x") { account { id } }\nquery b { account { id } }',
      '2:1: a document must have exactly one operation',
    ],
    ['its operation has no name', '{ account { id } }', '1:1: the operation needs a name'],
    ['it subscribes', '"x" subscription doIt { changed }', '1:1: a subscription cannot be a tool'],
    ['its name is too long', `"x" query ${'a'.repeat(65)} @tool(title: "x") { account { id } }`, /^1:11: .*at most 64/],
    ['its name begins with an underscore', '"x" query _a @tool(title: "x") { account { id } }', /^1:11: "_a"/],
    [
      'it is not described',
      'query doIt @tool(title: "x") { account { id } }',
      '1:1: the operation needs a description',
    ],
    ['it has no title', '"x" query doIt { account { id } }', '1:1: the operation needs @tool'],
    ...[
      ['its route has no such method', 'GETT', '/api/x', 'method must be one of GET, POST'],
      ['its route is no path', 'GET', '/x', 'path must be like'],
      ['its route has an empty segment', 'GET', '/api//x', 'path must be like'],
      ['its route has capital letters', 'GET', '/api/Leads', 'path must be like'],
      [
        'its route names what is no argument',
        'GET',
        '/api/leads/{lead_id}',
        '{lead_id}, which is not a required argument',
      ],
    ].map(([what = '', method, path, expected = '']): [string, string, string] => [
      what,
      `"x" query doIt @rest(method: "${method}", path: "${path}") { account { id } }`,
      expected,
    ]),
    [
      'a mutation is to be done by GET',
      '"x" mutation doIt($id: ID!) @rest(method: "GET", path: "/api/tasks/{id}") { completeTask(id: $id) { id } }',
      'a mutation cannot have the method GET',
    ],
    [
      'two pages are at one level',
      '"x" query doIt @tool(title: "x") {\n  leads { nodes { id } pageInfo { endCursor hasNextPage } }\n  contacts { nodes { id } pageInfo { endCursor hasNextPage } }\n}',
      '3:3: "leads" and "contacts" would both write "next_cursor"',
    ],
    [
      'two keys become one',
      '"x" query doIt @tool(title: "x") {\n  account { id accountName: name\n account_name: id }\n}',
      '3:2: "accountName" and "account_name" would both write "account_name"',
    ],
    [
      'two variables become one',
      '"x" query doIt($leadId: ID!, $lead_id: ID!) @tool(title: "x") { a: lead(id: $leadId) { id } b: lead(id: $lead_id) { id } }',
      '1:1: variables: "leadId" and "lead_id" would both be named "lead_id"',
    ],
    [
      'an answer would have a key "errors"',
      '"x" query doIt @tool(title: "x") { errors: account { id } }',
      /^1:36: "errors"/,
    ],
    [
      '@unwrap has a choice',
      '"x" query doIt @tool(title: "x") { lead(id: 1) { status @unwrap { id name } } }',
      /^1:50: @unwrap needs an object with exactly one/,
    ],
    [
      '@single has no list',
      '"x" query doIt($id: ID! @single) @tool(title: "x") { lead(id: $id) { id } }',
      '1:1: @single is used on $id, which is not a list',
    ],
    [
      'a connection is read by edges',
      '"x" query doIt @tool(title: "x") { leads { edges { cursor } } }',
      /^1:44: .*not `edges`/,
    ],
    [
      'a page is half told',
      '"x" query doIt @tool(title: "x") { leads { nodes { id } pageInfo { endCursor } } }',
      /^1:57: .*select exactly `endCursor` and `hasNextPage`/,
    ],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    const [first] = problemsOf(text);
    if (typeof expected === 'string') expect(first).toContain(expected);
    else expect(first).toMatch(expected);
  });

  it('and every reason is told at once', () => {
    expect(problemsOf('"x" query doIt @tool(title: "x") {\n  one\n  two\n}')).toHaveLength(2);
  });

  it('and so is every reason of the tools’ own rules, in the order of the document', () => {
    const text = `query _doIt($id: ID! @single) @rest(method: "GETT", path: "/x") {
  lead(id: $id) { status @unwrap { id name } }
  leads { edges { cursor } }
}`;
    expect(problemsOf(text).map((each) => each.replace(/^[^:]*:(?=\d+:\d+:)/, ''))).toEqual([
      expect.stringMatching(/^1:1: the operation needs a description/),
      '1:1: @single is used on $id, which is not a list',
      expect.stringMatching(/^1:7: "_do_it" cannot be a tool’s name/),
      expect.stringMatching(/^1:31: method must be one of/),
      expect.stringMatching(/^1:31: path must be like/),
      expect.stringMatching(/^2:19: @unwrap needs an object with exactly one/),
      expect.stringMatching(/^3:11: .*not `edges`/),
    ]);
  });

  it('and so is every reason of a route', () => {
    const text = '"x" query doIt @rest(method: "GETT", path: "/api//{lead_id}") { account { id } }';
    expect(problemsOf(text)).toEqual([
      expect.stringContaining('method must be one of'),
      expect.stringContaining('path must be like'),
      expect.stringContaining('{lead_id}, which is not a required argument'),
    ]);
  });
});
