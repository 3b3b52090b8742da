/** Prints types and fields as SDL that is short enough for a model: one line for each member, with its description cut and behind it. */
import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  print,
} from 'graphql';

/** How many characters of a description are shown. */
const maxDescription = 90;

/** Prints a field, indented. */
export function printField(field: GraphQLField<unknown, unknown>): string {
  const args = field.args.length === 0 ? '' : `(${field.args.map(printInput).join(', ')})`;
  return `  ${field.name}${args}: ${String(field.type)}${comment(field.description)}`;
}

/** Prints a type. */
export function printType(type: GraphQLNamedType): string {
  const about = comment(type.description).trimStart();
  const head = about && `${about}\n`;
  if (isEnumType(type)) {
    const values = type.getValues().map(({ name, description }) => `  ${name}${comment(description)}`);
    return `${head}enum ${type.name} {\n${values.join('\n')}\n}`;
  }
  if (isUnionType(type))
    return `${head}union ${type.name} = ${type
      .getTypes()
      .map(({ name }) => name)
      .join(' | ')}`;
  if (isInputObjectType(type)) {
    const members = Object.values(type.getFields()).map(
      (field) => `  ${printInput(field)}${comment(field.description)}`,
    );
    return `${head}input ${type.name} {\n${members.join('\n')}\n}`;
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    const word = isObjectType(type) ? 'type' : 'interface';
    return `${head}${word} ${type.name} {\n${Object.values(type.getFields()).map(printField).join('\n')}\n}`;
  }
  return `${head}scalar ${type.name}`;
}

function printInput({ name, type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
  return `${name}: ${String(type)}${value ? ` = ${print(value)}` : ''}`;
}

function comment(description: string | null | undefined): string {
  const [sentence = ''] = (description ?? '').replaceAll(/\s+/g, ' ').split(/(?<=\.) /);
  if (sentence === '') return '';
  return `  # ${sentence.length > maxDescription ? `${sentence.slice(0, maxDescription - 1)}…` : sentence}`;
}
