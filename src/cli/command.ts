/** What a command of the command line is. */

/** Where a command prints. */
export interface Terminal {
  /** Standard output. */
  write(text: string): unknown;
  /** Standard error. */
  complain(text: string): unknown;
}

/** Exit codes: done, failed, called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** One command. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** What `--help` shows after the usage line. */
  help: string;
  options: Record<string, { type: 'string' | 'boolean'; short?: string; description: string }>;
  /** What the command can do, by the word after its name and with a line about it: exactly one is to be given. */
  actions?: Readonly<Record<string, string>>;
  /** @param action one of `actions`; empty for a command without them */
  run(options: Record<string, string | boolean | undefined>, terminal: Terminal, action: string): Promise<ExitCode>;
}
