import { print, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../../src/operations/operation.ts';
import { compileText, schema } from './fixture.ts';

const text = (of: string) => `"Creates a lead." mutation createLead($name: String!, $price: Int)
  @tool(title: "Create a lead") {
    createLeads(input: [{ name: $name, price: $price }]) @unwrap { leads { id name @echo(of: ${of}) } failed { index } }
  }`;

describe('@echo', () => {
  it('is standard GraphQL once it is compiled', () => {
    const { document } = compileText(text('["price"]'));
    expect(validate(schema, document)).toEqual([]);
    expect(print(document)).not.toContain('@echo');
  });

  it('asks for the field only if the argument was given', () => {
    const operation = compileText(text('["price"]'));
    expect(operation.toVariables({ name: 'Окна' })).toEqual({ variables: { name: 'Окна', echo_price: false } });
    expect(operation.toVariables({ name: 'Окна', price: 5 })).toEqual({
      variables: { name: 'Окна', price: 5, echo_price: true },
    });
  });

  it('takes several arguments, of which one is enough', () => {
    const operation = compileText(text('["price", "name"]'));
    expect(operation.toVariables({ name: 'Окна' })).toMatchObject({ variables: { echo_price_name: true } });
  });

  it('is no argument of the tool, and the field may be missing from its answer', () => {
    const { input, output } = compileText(text('["price"]'));
    expect(Object.keys((input as { properties: object }).properties)).toEqual(['name', 'price']);
    expect(JSON.stringify(output)).not.toContain('"required":["id","name"]');
  });

  it.each(['["prize"]', '[]'])('of %s is refused with its line', (of) => {
    expect(() => compileText(text(of))).toThrow(DocumentError);
  });
});
