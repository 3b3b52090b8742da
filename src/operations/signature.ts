/** Renders the arguments of an operation as short lines, for answers that describe many operations. */
import type { JsonSchema } from './operation.ts';

/** The longest description of an argument, and the most values of an enum that are named. */
const maxDescription = 140;
const maxValues = 20;

/** How deep the members of objects are shown. */
const maxDepth = 3;

/** One line for each argument: `price_from: number. Not less than.` Required ones come first and say so. */
export function describeArguments({ properties = {}, required = [] }: JsonSchema): string[] {
  const needed = new Set(required as string[]);
  const lines = Object.entries(properties as Record<string, JsonSchema>).map(([name, schema]) => {
    const { description = '', default: fallback } = schema;
    const [about = ''] = String(description).split('\n');
    const shown = about.length > maxDescription ? `${about.slice(0, maxDescription - 1)}…` : about;
    const role = needed.has(name) ? ', required' : fallback === undefined ? '' : ` = ${JSON.stringify(fallback)}`;
    return { isRequired: needed.has(name), line: `${name}: ${describeType(schema, 0)}${role}${shown && `. ${shown}`}` };
  });
  return [...lines.filter(({ isRequired }) => isRequired), ...lines.filter(({ isRequired }) => !isRequired)].map(
    ({ line }) => line,
  );
}

function describeType(schema: JsonSchema, depth: number): string {
  const { type, enum: values, items, properties, anyOf, oneOf } = schema;
  if (Array.isArray(values)) {
    const named = values.slice(0, maxValues).join(' | ');
    return values.length > maxValues ? `${named} | …` : named;
  }
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) {
    return [...new Set((choices as JsonSchema[]).map((each) => describeType(each, depth)))].join(' | ');
  }
  const [plain] = Array.isArray(type) ? type.filter((each) => each !== 'null') : [type];
  if (plain === 'array') {
    const item = describeType((items ?? {}) as JsonSchema, depth);
    return / \| /.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
  }
  if (plain !== 'object' || !properties || depth >= maxDepth) return String(plain ?? 'value');
  const needed = new Set((schema.required ?? []) as string[]);
  const members = Object.entries(properties as Record<string, JsonSchema>).map(
    ([name, member]) => `${name}${needed.has(name) ? '' : '?'}: ${describeType(member, depth + 1)}`,
  );
  return `{ ${members.join(', ')} }`;
}
