/** Renders the arguments of an operation as short lines, for answers that describe many operations. */
import type { JsonSchema } from './operation.ts';

/** The longest description of an optional argument, and the most values of an enum that are named. Required ones are shown in full. */
const maxDescription = 140;
const maxValues = 20;

/** The most values of an enum that are explained: the names of more are left to explain themselves. */
const maxExplained = 6;

/** How deep the members of objects are shown. */
const maxDepth = 3;

/**
 * One line for each argument: `price_from: number. Not less than.` Required ones come first and say so.
 *
 * @param isDetailed whether the members of objects that may be left out are shown; those of required ones always are
 */
export function describeArguments({ properties = {}, required = [] }: JsonSchema, isDetailed = true): string[] {
  const needed = new Set(required as string[]);
  const lines = Object.entries(properties as Record<string, JsonSchema>).map(([name, schema]) => {
    const { description = '', default: fallback } = schema;
    const [about = '', ...meanings] = String(description).split('\n');
    const shown = about.length > maxDescription && !needed.has(name) ? `${about.slice(0, maxDescription - 1)}…` : about;
    const role = needed.has(name) ? ', required' : fallback === undefined ? '' : ` = ${JSON.stringify(fallback)}`;
    const text = [shown, ...explainValues(meanings)].filter(Boolean).join(' ');
    return {
      isRequired: needed.has(name),
      line: `${name}: ${describeType(schema, isDetailed || needed.has(name) ? 0 : maxDepth)}${role}${text && `. ${text}`}`,
    };
  });
  return [...lines.filter(({ isRequired }) => isRequired), ...lines.filter(({ isRequired }) => !isRequired)].map(
    ({ line }) => line,
  );
}

/** The meanings of the values of an enum, `COHORT: Leads that…`, without those that say the same as the value itself. */
function explainValues(lines: readonly string[]): string[] {
  const told = lines.filter((line) => {
    const [, value, meaning = ''] = /^([A-Z][A-Z0-9_]*): (.+)/.exec(line) ?? [];
    return value && !meaning.toLowerCase().startsWith(value.toLowerCase());
  });
  return told.length > maxExplained ? [] : told;
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
