import type { Store } from '../store.ts';
import { pipelines } from './pipeline.ts';

/** The channels of the demo's integration; the first is the default one. */
const sources = [
  { name: 'WhatsApp отдела продаж', externalId: '+7 817 255-50-01', originCode: 'amo.ext.30490163', pipeline: 0 },
  { name: 'Telegram-бот «Северный дом»', externalId: 'severdom_bot', originCode: 'amo.ext.30490164', pipeline: 0 },
  { name: 'Чат на сайте', externalId: 'site-chat', originCode: null, pipeline: 0 },
  { name: 'Сервисная линия', externalId: '+7 817 255-50-09', originCode: 'amo.ext.30490163', pipeline: 1 },
] as const;

/** Adds the sources, which are part of the set-up. */
export function addSources({ chats }: Pick<Store, 'chats'>): void {
  for (const [index, { name, externalId, originCode, pipeline }] of sources.entries()) {
    const services =
      index === 0
        ? [
            {
              type: 'whatsapp',
              params: { waba: true, is_supports_list_message: true },
              pages: [{ id: '78172555001', name: 'WhatsApp +7 817 255-50-01', link: '+78172555001' }],
            },
          ]
        : [];
    chats.sources.add({
      name,
      pipelineId: pipelines[pipeline]?.id ?? 0,
      externalId,
      isDefault: index === 0,
      originCode,
      services,
    });
  }
}
