import type { Context } from '../context.ts';
import { tellUnderstood } from '../understood.ts';
import { toAttempts } from './text-search.ts';

/**
 * Says that figures count what contains a text as it was written, if the text has other forms: figures are exact, so what is similar is
 * not counted.
 *
 * @param found how much contains it
 */
export async function tellWritten(text: string | undefined, found: number, context: Context): Promise<void> {
  if (text === undefined) return;
  const { country } = await context.metadata.account();
  const isAll = toAttempts(text, country).every(({ isLast }) => isLast && found > 0);
  if (isAll) return;
  const meaning = 'counted as written only; lists of leads also find other forms of the words';
  tellUnderstood(context, { path: ['query'], text, meaning });
}
