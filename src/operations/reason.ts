/**
 * Collects the reasons for which a document is refused, so that its author sees all of them at once. Used by the compiler.
 */
import { type ASTNode, GraphQLError } from 'graphql';

/** A document was refused for these reasons. */
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

  /** Adds a reason. */
  add(message: string, node: ASTNode): void {
    this.#found.push(new GraphQLError(message, { nodes: [node] }));
  }

  /**
   * Runs one part of the compilation.
   *
   * @param node the position of reasons that have none
   * @returns the result; undefined if the part was refused, and its reasons are added
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
