/**
 * Imports an OpenAPI document the way Actions do, by what OpenAI documents of them (developers.openai.com/api/docs/actions:
 * getting started, production) and by the errors that importers are known to show: an operation that breaks a rule is
 * skipped, the others become functions.
 */

type Json = Record<string, unknown>;

/** What came of an import. */
export interface Imported {
  functions: { name: string; arguments: string[] }[];
  skipped: string[];
}

/** Imports a document; a document that cannot be imported at all throws. */
export function importActions(document: Json): Imported {
  const servers = (document.servers ?? []) as { url: string }[];
  if (servers.length !== 1 || !servers[0]?.url.startsWith('https://')) throw new Error('one server with HTTPS');
  const { schemas, securitySchemes } = (document.components ?? {}) as Json;
  if (typeof schemas !== 'object') throw new Error('In components section, schemas subsection is not an object');
  if (Object.keys(securitySchemes ?? {}).length > 1) throw new Error('one way to authenticate');

  const imported: Imported = { functions: [], skipped: [] };
  const taken = new Set<string>();
  for (const [path, methods] of Object.entries(document.paths as Record<string, Json>)) {
    for (const [method, each] of Object.entries(methods)) {
      const operation = each as Json;
      const name = String(operation.operationId);
      const problems = [...checkOperation(operation, path), ...(taken.has(name) ? ['its operationId is taken'] : [])];
      taken.add(name);
      if (problems.length > 0) imported.skipped.push(`${method} ${path}: ${problems[0]}`);
      else imported.functions.push({ name, arguments: listArguments(operation) });
    }
  }
  if (imported.functions.length > 30) throw new Error('at most 30 operations');
  return imported;
}

function* checkOperation(operation: Json, path: string): Generator<string> {
  const { operationId, summary = '', description = '', parameters = [], requestBody, responses } = operation;
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(String(operationId))) yield `operationId ${operationId}`;
  if (String(summary).length > 300 || String(description).length > 300) yield 'a text of more than 300 characters';
  for (const parameter of parameters as Json[]) {
    if ('$ref' in parameter) yield `parameter has $ref ${parameter.$ref}`;
    else yield* checkParameter(parameter, path);
  }
  for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
    const found = (parameters as Json[]).find((each) => each.name === name && each.in === 'path' && each.required);
    if (!found) yield `{${name}} is not a required parameter`;
  }
  const content = ((requestBody ?? {}) as Json).content as Json | undefined;
  if (content && Object.keys(content).join() !== 'application/json') yield 'a body that is not JSON';
  if (content) yield* checkSchema((content['application/json'] as Json).schema as Json, 'body');
  const answer = ((responses as Json)['200'] ?? {}) as Json;
  if ('$ref' in answer || JSON.stringify(responses).includes('"$ref"')) yield 'a response elsewhere';
  const schema = ((answer.content as Json | undefined)?.['application/json'] as Json | undefined)?.schema;
  yield* checkSchema(schema as Json, 'answer');
}

function* checkParameter({ name, in: place, description = '', schema }: Json, path: string): Generator<string> {
  if (place !== 'path' && place !== 'query') yield `${name} is sent as a ${place}`;
  if (place === 'path' && !path.includes(`{${name}}`)) yield `${name} is not in the path`;
  if (String(description).length > 700) yield `the description of ${name} has more than 700 characters`;
  yield* checkSchema(schema as Json, String(name));
}

function* checkSchema(schema: Json | undefined, place: string): Generator<string> {
  if (typeof schema !== 'object') return yield `${place} has no schema`;
  for (const keyword of ['$ref', 'oneOf', 'anyOf', 'allOf', 'not']) if (keyword in schema) yield `${place}: ${keyword}`;
  if (Array.isArray(schema.type)) yield `${place}: several types`;
  if (String(schema.description ?? '').length > 700) yield `${place}: a long description`;
  if (schema.type === 'object' && !('properties' in schema)) yield `${place}: object schema missing properties`;
  if (schema.type === 'array') yield* checkSchema(schema.items as Json, `${place}[]`);
  for (const [name, inner] of Object.entries((schema.properties ?? {}) as Record<string, Json>)) {
    yield* checkSchema(inner, `${place}.${name}`);
  }
}

function listArguments({ parameters = [], requestBody }: Json): string[] {
  const content = ((requestBody ?? {}) as Json).content as Record<string, Json> | undefined;
  const body = (content?.['application/json']?.schema ?? {}) as Json;
  return [...(parameters as Json[]).map(({ name }) => String(name)), ...Object.keys((body.properties ?? {}) as Json)];
}
