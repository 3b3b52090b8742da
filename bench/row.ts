/** What was measured, and the figure. */
export type Row = [what: string, figure: string];
