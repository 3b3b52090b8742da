import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Types the operation documents and the queries of the journey tests, so that both are checked against the committed
 * schema when they compile.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['src/operations/**/*.graphql', 'test/journeys/**/*.ts'],
  importExtension: '.ts',
  emitLegacyCommonJSImports: false,
  generates: {
    'test/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: {
          DateTime: { input: 'string | number', output: 'string' },
          Date: 'string',
          CustomFieldInputValue: { input: 'string | number | boolean', output: 'never' },
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
