import type { ArgBuilder } from '@pothos/core';
import type { Lead as LeadRecord } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import type { Context } from '../resolvers/context.ts';
import { leadLinks } from '../resolvers/lead.ts';
import type { Connection } from '../resolvers/list/connection.ts';
import { refuseCursor } from '../resolvers/list/cursor.ts';
import { type SelectionInfo, selectedFields, selectsOnly } from '../resolvers/list/selection.ts';
import { isId } from '../resolvers/name/spelling.ts';
import { type LeadPageArguments, type LeadPartArguments, loadLeadPage, loadLeadPart } from '../resolvers/relation.ts';
import type { SchemaTypes } from './builder.ts';
import { connectionArgs } from './connection.ts';
import * as constraint from './constraint.ts';
import { onlyOpenArg } from './only-open.ts';

type Arguments = { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> };

/** The paging arguments of a relation. */
export function partArgs(t: Arguments) {
  return {
    first: t.arg.int({ description: 'Maximum number, 1 to 250; all if omitted.', validate: constraint.first }),
    after: t.arg.id({ description: 'Continue after the record with this id.', validate: constraint.id }),
  };
}

/** The order of the leads of a contact or company. */
export function newestFirstArg(t: Arguments) {
  return t.arg.boolean({
    required: true,
    defaultValue: false,
    description: 'Whether the newest come first instead of the oldest.',
  });
}

/** The arguments of the leads of a contact or company. */
export function leadPartArgs(t: Arguments) {
  return {
    ...partArgs(t),
    onlyOpen: onlyOpenArg(t),
    newestFirst: newestFirstArg(t),
    among: t.arg.int({
      description: 'Looks only at this many leads, which limits what `onlyOpen` has to read; all if omitted.',
      validate: constraint.first,
    }),
  };
}

/** The arguments of the leads of a contact or company, page by page. */
export function leadPageArgs(t: Arguments) {
  return { ...connectionArgs(t), onlyOpen: onlyOpenArg(t), newestFirst: newestFirstArg(t) };
}

/** Loads the leads of a contact or company by their ids. */
export async function resolveLeads(
  ids: readonly number[],
  args: LeadPartArguments,
  { loaders }: Context,
  info: SelectionInfo,
): Promise<Known<LeadRecord>[]> {
  if (!args.onlyOpen && selectsOnly(info, ['id', 'url'])) {
    return loadLeadPart(ids, args, async (wanted) => loaders.lead.refer(wanted) as LeadRecord[]);
  }
  const links = leadLinks(selectedFields(info));
  return loadLeadPart(ids, args, (wanted) => loaders.lead.loadMany(wanted, links));
}

/** Loads one page of them; the ids of the leads are the cursors. */
export async function pageLeads(
  ids: readonly number[],
  { first, after, onlyOpen, newestFirst }: LeadPageArguments,
  { loaders }: Context,
  info: SelectionInfo,
): Promise<Connection<LeadRecord>> {
  if (after && !isId(after))
    throw refuseCursor('is not a cursor of this list; use `endCursor` of the previous page, unchanged');
  const links = leadLinks(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  return loadLeadPage(ids, { first, after, onlyOpen, newestFirst }, (some) => loaders.lead.loadMany(some, links));
}

/** Counts the leads of a contact or company. To count open ones, the leads are loaded. */
export async function countLeads(ids: readonly number[], onlyOpen: boolean, { loaders }: Context): Promise<number> {
  if (!onlyOpen) return ids.length;
  const all = { onlyOpen, newestFirst: false };
  return (await loadLeadPart(ids, all, (wanted) => loaders.lead.loadMany(wanted))).length;
}
