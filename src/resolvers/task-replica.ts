/** Lists of tasks that the replica answers. */

import type { Task } from '../amocrm/index.ts';
import type { Snapshot } from '../replica/index.ts';
import type { PageChoice } from '../replica/question/record-page.ts';
import type { ReplicaTaskFilter, TaskSortField } from '../replica/question/task-list.ts';
import type { TaskWord } from '../replica/question/task-words.ts';
import type { Context } from './context.ts';
import type { Connection, ConnectionArguments, Place } from './list/connection.ts';
import type { TaskCriteria } from './list/criteria.ts';
import { loadReplicaPlace, type MaxAge } from './list/replica.ts';
import { toWordSearches } from './search/text-search.ts';
import { toTaskRoots } from './task-filter.ts';
import { tellUnderstood } from './understood.ts';

/** Loads one page that the replica answers. */
export async function listReplicaTasks(
  names: readonly string[],
  place: Place<TaskCriteria>,
  args: ConnectionArguments & MaxAge,
  context: Context,
): Promise<Connection<Task>> {
  // Loaded only here: a process that asks no such question loads nothing of the replica.
  const { countTasks, loadTaskPage, loadTasksByWords, taskListKinds } = await import(
    '../replica/question/task-list.ts'
  );
  const { filter = {} } = place.criteria;
  let similar: Promise<number[]> | undefined;
  const loadSimilar = (snapshot: Snapshot) => {
    similar ??= loadSimilarTasks(filter.text, (...words) => loadTasksByWords(snapshot, ...words), context);
    return similar;
  };
  // What the page was read by is what is counted.
  let counted = filter;
  const source = {
    names,
    kinds: taskListKinds(filter),
    async loadPage(snapshot: Snapshot, choice: PageChoice<ReplicaTaskFilter, TaskSortField>) {
      const similar = await loadSimilar(snapshot);
      const page = await loadTaskPage(snapshot, choice, similar);
      if (page.rows.length > 0 || !filter.words) return page;
      counted = await widenWords(filter, filter.words, (chosen) => countTasks(snapshot, chosen), context);
      return counted === filter ? page : loadTaskPage(snapshot, { ...choice, filter: counted }, similar);
    },
    loadRecords: async (ids: number[]) => context.loaders.task.loadMany(ids),
    count: async (snapshot: Snapshot) => countTasks(snapshot, counted, await loadSimilar(snapshot)),
  };
  return loadReplicaPlace(place, args, source, context);
}

/** The filter, or if nothing has its words as they were written, the same with what all their forms contain; the answer says so. */
async function widenWords(
  filter: ReplicaTaskFilter,
  words: readonly TaskWord[],
  count: (filter: ReplicaTaskFilter) => Promise<number>,
  context: Context,
): Promise<ReplicaTaskFilter> {
  if ((await count(filter)) > 0) return filter;
  const wide = { ...filter, words: await toTaskRoots(words, context) };
  const by = wide.words.map(({ text }) => `«${text}»`).join(', ');
  const text = words.map((word) => word.text).join(' ');
  const isFound = (await count(wide)) > 0;
  const meaning = isFound ? `not found as written; found by ${by}` : `not found, nor by ${by}`;
  tellUnderstood(context, { path: ['filter', 'query'], text, meaning });
  return wide;
}

/** The ids of the tasks whose text has the words of a searched one in another form or order; the answer says by what. */
async function loadSimilarTasks(
  text: string | undefined,
  load: (parts: string[][], matches: (text: string) => boolean) => Promise<number[]>,
  context: Context,
): Promise<number[]> {
  if (text === undefined) return [];
  const written = fold(text);
  let isWritten = false;
  for (const { parts, by, matches } of toWordSearches(text)) {
    const ids = await load(parts, (own) => {
      const has = fold(own).includes(written);
      isWritten ||= has;
      return !has && matches([own]);
    });
    if (ids.length > 0) {
      const meaning = isWritten ? `as written, and by ${by}` : `not found as written; found by ${by}`;
      tellUnderstood(context, { path: ['filter', 'text'], text, meaning });
    }
    // A wider reading of the words is of use only if nothing else is found.
    if (ids.length > 0 || isWritten) return ids;
  }
  return [];
}

/** A text as the replica compares it: case and «ё» do not matter. */
function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
