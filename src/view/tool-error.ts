/** A failed call of a tool, with its message. */
export class ToolError extends Error {
  /** The token with which the same call is carried out, if it must only be confirmed. */
  readonly confirm: string | undefined;

  constructor(message: string, confirm?: string) {
    super(message);
    this.confirm = confirm;
  }
}
