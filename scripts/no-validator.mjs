/**
 * Stands in for the JSON Schema validator that the MCP SDK brings (AJV), which takes as long to load as the rest of the
 * stdio entry. The SDK uses it on answers to its own questions to the user, which this server never asks; arguments of
 * tools are checked by the operation compiler.
 */
export { default as process } from 'node:process';

export class DefaultJsonSchemaValidator {
  getValidator() {
    return () => {
      throw new Error('This build has no JSON Schema validator; see scripts/no-validator.mjs.');
    };
  }
}
