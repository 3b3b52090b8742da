import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { GraphQLError } from 'graphql';
import { explainAborted, type Limits, maxAliases, maxTokens, rejections } from '../graph/limit.ts';
import type { HttpPlugin } from './step.ts';

/** The limits in the order in which they apply: tokens while parsing, the others while validating. */
export function useLimits({ depth }: Pick<Limits, 'depth'>): HttpPlugin[] {
  return [
    explainAbortedValidation,
    maxTokensPlugin({ n: maxTokens, onReject: [rejections.tokens] }),
    maxDepthPlugin({ n: depth, onReject: [rejections.depth] }),
    maxAliasesPlugin({ n: maxAliases, onReject: [rejections.aliases] }),
  ];
}

/** Replaces the errors of an aborted validation. */
const explainAbortedValidation: HttpPlugin = {
  onValidate() {
    return ({ valid, result, setResult }) => {
      const explained = valid ? undefined : explainAborted(result as readonly GraphQLError[]);
      if (explained) setResult([explained]);
    };
  },
};
