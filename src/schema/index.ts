/**
 * The GraphQL schema, one file per noun. Each field has one line that calls a loader or a resolver; all logic is there.
 * `graph/` executes it.
 */
import './account.ts';
import './catalog.ts';
import './catalog-element.ts';
import './catalog-element-mutation.ts';
import './call.ts';
import './change.ts';
import './chat-template.ts';
import './chat-template-mutation.ts';
import './company.ts';
import './contact.ts';
import './contact-chat.ts';
import './contact-search.ts';
import './custom-field-definition.ts';
import './custom-field-group.ts';
import './custom-field-mutation.ts';
import './custom-field-part.ts';
import './event.ts';
import './incoming-lead.ts';
import './incoming-lead-change.ts';
import './incoming-lead-mutation.ts';
import './lead-report.ts';
import './lead.ts';
import './link.ts';
import './last-activity.ts';
import './note.ts';
import './note-kind.ts';
import './note-mutation.ts';
import './pipeline.ts';
import './pipeline-mutation.ts';
import './role.ts';
import './product.ts';
import './salesbot.ts';
import './scalar.ts';
import './smart.ts';
import './source.ts';
import './stage.ts';
import './status.ts';
import './tag.ts';
import './talk.ts';
import './talk-change.ts';
import './task-report.ts';
import './task.ts';
import './timeline.ts';
import './user-mutation.ts';
import './webhook.ts';
import { buildSchema } from './builder.ts';

export const schema = buildSchema();
