/** The types of the command line's commands. */

/** The output of a command. */
export interface Terminal {
  /** Standard output. */
  write(text: string): unknown;
  /** Standard error. */
  complain(text: string): unknown;
}

/** Exit codes: success, failure, wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** One command. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** What `--help` shows after the usage line. */
  help: string;
  options: Record<string, { type: 'string' | 'boolean'; short?: string; description: string }>;
  /** The actions of the command and a line about each. The user must give exactly one, after the name of the command. */
  actions?: Readonly<Record<string, string>>;
  /** Runs the command. @param action one of `actions`; empty if the command has none */
  run(options: Record<string, string | boolean | undefined>, terminal: Terminal, action: string): Promise<ExitCode>;
}
