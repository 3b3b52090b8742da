/** Options of several commands. In a file of its own, because `mcp` loads it at its start. */

/** The account that a command is for. */
export const accountOption = {
  account: { type: 'string', description: 'Name of the account, if ACCOUNTS_DIR has several.' },
} as const;
