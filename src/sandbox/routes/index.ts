import type { Route } from '../call.ts';
import { accountRoutes } from './account.ts';
import { callRoutes } from './call.ts';
import { catalogRoutes } from './catalog.ts';
import { catalogElementRoutes } from './catalog-element.ts';
import { chatTemplateRoutes } from './chat-template.ts';
import { companyRoutes } from './company.ts';
import { complexRoutes } from './complex.ts';
import { contactRoutes } from './contact.ts';
import { contactChatRoutes } from './contact-chat.ts';
import { currencyRoutes } from './currency.ts';
import { customFieldRoutes } from './custom-field.ts';
import { customFieldGroupRoutes } from './custom-field-group.ts';
import { customerRoutes } from './customer.ts';
import { customerSegmentRoutes } from './customer-segment.ts';
import { customerStatusRoutes } from './customer-status.ts';
import { eventRoutes } from './event.ts';
import { fileRoutes } from './file.ts';
import { followerRoutes } from './follower.ts';
import { incomingLeadRoutes } from './incoming-lead.ts';
import { leadRoutes } from './lead.ts';
import { linkRoutes } from './link.ts';
import { lossReasonRoutes } from './loss-reason.ts';
import { noteRoutes } from './note.ts';
import { pipelineRoutes } from './pipeline.ts';
import { productRoutes } from './product.ts';
import { roleRoutes } from './role.ts';
import { salesbotRoutes } from './salesbot.ts';
import { shortLinkRoutes } from './short-link.ts';
import { sourceRoutes } from './source.ts';
import { tagRoutes } from './tag.ts';
import { talkRoutes } from './talk.ts';
import { taskRoutes } from './task.ts';
import { transactionRoutes } from './transaction.ts';
import { userRoutes } from './user.ts';
import { webhookRoutes } from './webhook.ts';
import { websiteButtonRoutes } from './website-button.ts';
import { widgetRoutes } from './widget.ts';

/** Every route that the sandbox answers; what is not here is 404 or 405. `coverage.ts` says how faithfully. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...userRoutes,
  ...roleRoutes,
  ...pipelineRoutes,
  ...lossReasonRoutes,
  ...leadRoutes,
  ...incomingLeadRoutes,
  ...complexRoutes,
  ...contactRoutes,
  ...companyRoutes,
  ...customerRoutes,
  ...transactionRoutes,
  ...customerStatusRoutes,
  ...customerSegmentRoutes,
  ...followerRoutes,
  ...taskRoutes,
  ...noteRoutes,
  ...callRoutes,
  ...tagRoutes,
  ...customFieldRoutes,
  ...customFieldGroupRoutes,
  ...linkRoutes,
  ...catalogRoutes,
  ...catalogElementRoutes,
  ...eventRoutes,
  ...webhookRoutes,
  ...talkRoutes,
  ...contactChatRoutes,
  ...sourceRoutes,
  ...salesbotRoutes,
  ...chatTemplateRoutes,
  ...fileRoutes,
  ...widgetRoutes,
  ...currencyRoutes,
  ...websiteButtonRoutes,
  ...productRoutes,
  ...shortLinkRoutes,
];
