import { listAll, type Send } from './list.ts';
import { type Json, mapItems, parseBoolean, parseId, parseNumberOrNull, parseText, parseTextOrNull } from './parse.ts';

/** A value that a widget asks for when it is installed. */
export interface WidgetSetting {
  key: string;
  name: string;
  /** `text`, `pass`, `users`, `custom` … */
  type: string;
  is_required: boolean;
}

/** A widget of the marketplace (amoCRM API v4, Widgets). */
export interface Widget {
  id: number;
  code: string;
  version: string | null;
  /** From 0 to 5. */
  rating: number | null;
  settings: WidgetSetting[];
  is_lead_source: boolean;
  is_active: boolean;
  pipeline_id: number | null;
}

/** `GET /widgets` (amoCRM API v4, Widgets). */
export function widgetRoutes(send: Send) {
  return { all: (): Promise<Widget[]> => listAll(send, '/widgets', 'widgets', parseWidget) };
}

export function parseWidget(item: Json): Widget {
  return {
    id: parseId(item.id, 'a widget'),
    code: parseText(item.code),
    version: parseTextOrNull(item.version),
    rating: parseRating(item.rating),
    settings: mapItems(item.settings_template, (setting) => ({
      key: parseText(setting.key),
      name: parseText(setting.name),
      type: parseText(setting.type),
      is_required: parseBoolean(setting.is_required),
    })),
    is_lead_source: parseBoolean(item.is_lead_source),
    is_active: parseBoolean(item.is_active_in_account),
    pipeline_id: parseNumberOrNull(item.pipeline_id),
  };
}

/** A number, or a text with a comma: `2,8`. */
function parseRating(value: unknown): number | null {
  const text = parseText(value).replace(',', '.');
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}
