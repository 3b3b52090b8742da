import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** Every argument and input field: its place, its own name, and its type. */
const inputs = Object.values(schema.getTypeMap()).flatMap((type) => {
  if (type.name.startsWith('__')) return [];
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(({ name, type: of }) => ({
      place: `${type.name}.${name}`,
      name,
      of: getNamedType(of).name,
    }));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    field.args.map(({ name, type: of }) => ({
      place: `${type.name}.${field.name}(${name})`,
      name,
      of: getNamedType(of).name,
    })),
  );
});

/** What people know by its name. */
const named =
  /(pipeline|status|user|lossReason|taskType|tag|catalog|company|customField|field|option|segment|role|product)Ids?$/i;

/** The same where the place says it and the argument is only called `id`. */
const places = [
  /^(Query|Mutation)\.(update|delete|activate|deactivate)?(pipeline|user|lossReason|taskType|catalog|company|role|tag|customField|customerStatus|customerSegment)s?\(ids?\)$/i,
  /^Mutation\.(update|delete)\w*(Pipeline|User|LossReason|TaskType|Catalog|Company|Role|Tag|CustomField|Status|Segment)\(id\)$/,
  /^Update(Catalog|Companie|CustomField|Pipeline|User|Role|Tag)sInput\.id$/,
  /^CompanyFilter\.ids$/,
  /\.customField\(id\)$/,
  /^Mutation\.handOver\((from|to)\)$/,
  /^(Add|Change)ProductInput\.elementId$/,
  /^Mutation\.set(Lead)?Products\(remove\)$/,
];

const isNamed = (place: string, name: string) => named.test(name) || places.some((pattern) => pattern.test(place));

describe('an argument that takes the id of something with a name', () => {
  it('takes the name as well, everywhere', () => {
    const idsAlone = inputs.filter(({ place, name, of }) => of === 'ID' && isNamed(place, name));
    expect(idsAlone.map(({ place }) => place)).toEqual([]);
  });

  it('is of one type, which no other argument has', () => {
    const both = inputs.filter(({ of }) => of === 'IdOrName');
    expect(both.length).toBeGreaterThan(100);
    const others = both.filter(({ place, name }) => !isNamed(place, name));
    expect(others.map(({ place }) => place)).toEqual([]);
  });
});
