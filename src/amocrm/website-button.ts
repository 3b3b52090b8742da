import { listAll, type Send } from './list.ts';
import { type Json, parseBoolean, parseId, parseNumberOrNull, parseText, parseTextOrNull } from './parse.ts';

/** A button that visitors of a site write and call through (amoCRM API v4, Sources: website buttons). */
export interface WebsiteButton {
  source_id: number;
  /** null while amoCRM makes it. */
  button_id: number | null;
  name: string;
  pipeline_id: number | null;
  creation_status: string | null;
  is_duplication_control_enabled: boolean;
  /** What a page must contain to show it. */
  script: string | null;
}

/** `GET /website_buttons` (amoCRM API v4, Sources). */
export function websiteButtonRoutes(send: Send) {
  const query = { with: 'scripts' };
  return {
    all: (): Promise<WebsiteButton[]> =>
      listAll(send, '/website_buttons', 'website_buttons', parseWebsiteButton, query),
  };
}

export function parseWebsiteButton(item: Json): WebsiteButton {
  return {
    source_id: parseId(item.source_id, 'a website button'),
    button_id: parseNumberOrNull(item.button_id) || null,
    name: parseText(item.name),
    pipeline_id: parseNumberOrNull(item.pipeline_id) || null,
    creation_status: parseTextOrNull(item.creation_status),
    is_duplication_control_enabled: parseBoolean(item.is_duplication_control_enabled),
    script: parseTextOrNull(item.script),
  };
}
