/**
 * Values of abstract types: the key of the type name, and the JSON Schema of the possible types.
 */
import { TypeNameMetaFieldDef } from 'graphql';
import { type AnswerField, renderObject } from './answer-field.ts';
import type { JsonSchema } from './operation.ts';

/** The response key of the type name that all types share; the compiler adds one if the document has none. */
export function findTypeName(variants: AnswerField[][]): string {
  const isName = ({ node, entries }: AnswerField) =>
    node.name.value === TypeNameMetaFieldDef.name && entries[0]?.required;
  const keys = variants[0]?.filter(isName).map(({ responseKey }) => responseKey) ?? [];
  const isShared = (key: string) =>
    variants.every((members) => members.some((member) => member.responseKey === key && isName(member)));
  return keys.find(isShared) ?? TypeNameMetaFieldDef.name;
}

/**
 * Renders several types as one object if that is precise enough, otherwise as a union that is distinguished by the type
 * name. Types with the same properties share a variant.
 *
 * @param nameKey the key of the type name in the answer
 */
export function renderVariants(variants: { name: string; members: AnswerField[] }[], nameKey: string): JsonSchema {
  const groups = new Map<string, { names: string[]; schema: JsonSchema }>();
  for (const { name, members } of variants) {
    const schema = renderObject(members);
    const group = groups.get(JSON.stringify(schema)) ?? { names: [], schema };
    group.names.push(name);
    groups.set(JSON.stringify(schema), group);
  }
  const rendered = [...groups.values()].map(({ names, schema }) => nameVariant(schema, nameKey, names));
  const [only] = rendered;
  return rendered.length === 1 && only
    ? only
    : // Importers of OpenAPI refuse an object without properties, and every variant names its type.
      (mergeVariants(rendered, nameKey) ?? {
        type: 'object',
        properties: { [nameKey]: { type: 'string' } },
        anyOf: rendered,
      });
}

function nameVariant(schema: JsonSchema, nameKey: string, names: string[]): JsonSchema {
  const name = names.length === 1 ? { const: names[0] } : { enum: names };
  return { ...schema, properties: { ...(schema.properties as JsonSchema), [nameKey]: name } };
}

/** Merges two variants into one object with optional properties, if one of them has all properties of the other. */
function mergeVariants(rendered: JsonSchema[], nameKey: string): JsonSchema | undefined {
  const [smaller, larger] = [...rendered].sort((a, b) => sizeOf(a) - sizeOf(b));
  if (!smaller || !larger || rendered.length > 2) return undefined;
  const [common, all] = [smaller.properties as JsonSchema, larger.properties as JsonSchema];
  const shared = Object.keys(common).filter((key) => key !== nameKey);
  if (!shared.every((key) => JSON.stringify(common[key]) === JSON.stringify(all[key]))) return undefined;
  const required = ((smaller.required ?? []) as string[]).filter((key) =>
    ((larger.required ?? []) as string[]).includes(key),
  );
  return {
    type: 'object',
    properties: { ...all, [nameKey]: { enum: [...namesOf(all[nameKey]), ...namesOf(common[nameKey])] } },
    ...(required.length > 0 && { required }),
  };
}

function sizeOf(schema: JsonSchema): number {
  return Object.keys(schema.properties as JsonSchema).length;
}

function namesOf(schema: unknown): unknown[] {
  const { const: only, enum: several } = schema as { const?: unknown; enum?: unknown[] };
  return several ?? [only];
}
