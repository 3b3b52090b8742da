/** One line of the result: what was measured (Markdown), and the figure with its unit. */
export type Row = [what: string, figure: string];
