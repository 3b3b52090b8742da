/**
 * Gathers every reason why a document is refused, so that its author reads all of them at once. Used by the compiler
 * and its parts.
 */
import { type ASTNode, GraphQLError } from 'graphql';

/** All reasons together. */
export class RefusedDocument extends Error {
  readonly reasons: readonly GraphQLError[];

  constructor(reasons: readonly GraphQLError[]) {
    super(reasons.map(({ message }) => message).join('\n'));
    this.reasons = reasons;
  }
}

/** The reasons found so far. */
export class Reasons {
  readonly #found: GraphQLError[] = [];

  /** Adds one. */
  add(message: string, node: ASTNode): void {
    this.#found.push(new GraphQLError(message, { nodes: [node] }));
  }

  /**
   * Does one part of the compilation.
   *
   * @param node what the part is about, for reasons that name no place themselves
   * @returns its result; undefined if it was refused, and then the reason is kept
   */
  attempt<Result>(node: ASTNode, part: () => Result): Result | undefined {
    try {
      return part();
    } catch (error) {
      if (error instanceof RefusedDocument) this.#found.push(...error.reasons);
      else if (error instanceof GraphQLError) this.#found.push(error);
      else if (error instanceof Error) this.add(error.message, node);
      else throw error;
      return undefined;
    }
  }

  /** @throws RefusedDocument if there is a reason */
  check(): void {
    if (this.#found.length > 0) throw new RefusedDocument(this.#found);
  }
}
