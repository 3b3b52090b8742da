/**
 * Replaces the MCP SDK's JSON Schema validator (AJV), which takes as long to load as the rest of the stdio entry. The SDK uses it
 * only to validate elicitation results, and this server never requests any. The operation compiler validates tool arguments.
 */
export { default as process } from 'node:process';

export class DefaultJsonSchemaValidator {
  getValidator() {
    return () => {
      throw new Error('This build has no JSON Schema validator; see scripts/no-validator.mjs.');
    };
  }
}
