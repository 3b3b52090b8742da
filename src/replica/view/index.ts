/** The views of a replica: what SQL is written over, inside this program and outside of it. */
import { activityViews } from './activity.ts';
import { cardViews } from './card.ts';
import type { ViewDefinition } from './definition.ts';
import { settingViews } from './setting.ts';

export type { ViewColumn, ViewColumnType, ViewDefinition } from './definition.ts';

/** Every view by its name. */
export const views: Readonly<Record<string, ViewDefinition>> = { ...cardViews, ...activityViews, ...settingViews };

/** The tables that are views themselves. */
export function isTable(name: string): boolean {
  return views[name]?.table === name;
}

/** The tables that the rows of views come from; others are private. */
export const privateTables: readonly string[] = ['fact', 'hint', 'lease', 'tombstone'];
