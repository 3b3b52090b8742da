/** Options of several commands. Apart from everything heavy: `mcp` reads it at its start. */

/** The account that a command is about. */
export const accountOption = {
  account: { type: 'string', description: 'Account, if ACCOUNTS_DIR has several.' },
} as const;
