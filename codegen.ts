import type { CodegenConfig } from '@graphql-codegen/cli';

const scalars = {
  IdOrName: 'string',
  DateTime: { input: 'string | number', output: 'string' },
  Date: 'string',
  CustomFieldInputValue: { input: 'string | number | boolean', output: 'never' },
  JSON: 'unknown',
  SqlValue: 'string | number | boolean',
  SqlRow: '(string | number | boolean | null)[]',
};

/**
 * Types the operation documents, the queries of the journey tests and of the example, so that all are checked against the committed
 * schema when they compile.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  importExtension: '.ts',
  emitLegacyCommonJSImports: false,
  generates: {
    'test/generated/': {
      documents: ['src/operations/**/*.graphql', 'test/journeys/**/*.ts'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        scalars,
      },
    },
    // The example asks with text: no GraphQL library reaches the browser.
    'examples/board/src/generated/': {
      documents: ['examples/board/src/operation.ts'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { documentMode: 'string', enumsAsTypes: true, useTypeImports: true, scalars },
    },
  },
};

export default config;
