import type { Context, Understood } from './context.ts';

/** How much of one request's arguments is explained in its answer. */
const maxUnderstood = 50;

/** Says in the answer what an argument was understood as. A nested field has the same words for each record; they are told once. */
export function tellUnderstood({ understood: told }: Pick<Context, 'understood'>, entry: Understood): void {
  if (!told || told.length >= maxUnderstood) return;
  const place = entry.path.join('.');
  if (!told.some(({ path, text }) => text === entry.text && path.join('.') === place)) told.push(entry);
}
