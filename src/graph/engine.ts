import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Access, Progress } from '../resolvers/context.ts';

/** What one caller brings to one execution. */
export interface ExecuteOptions {
  /** Whether mutations are allowed. */
  access: Access;
  /** Fires when the client is gone; upstream work stops. */
  signal?: AbortSignal | undefined;
  /** Called as a long read advances. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** The only way to execute, for every door. */
export interface Engine {
  schema: GraphQLSchema;
  /**
   * Executes one operation. The document must have been validated; it is compiled on first use and remembered
   * by identity, so pass the same object again.
   * Never rejects for what the operation does: errors are in the result, masked and with stable codes.
   */
  execute(
    document: DocumentNode,
    variables: Record<string, unknown>,
    options: ExecuteOptions,
  ): Promise<ExecutionResult>;
}
