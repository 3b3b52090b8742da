/**
 * The far edge: a client of amoCRM's REST API v4, one file a noun. Speaks the vendor's words and nothing else; every
 * answer is parsed here once. Called by the loaders and resolvers; the steps of a call are in `transport/`.
 */
import { accountRoutes } from './account.ts';
import { callRoutes } from './call.ts';
import { catalogRoutes } from './catalog.ts';
import { catalogElementRoutes } from './catalog-element.ts';
import { chatTemplateRoutes } from './chat-template.ts';
import { companyRoutes } from './company.ts';
import { contactRoutes } from './contact.ts';
import { contactChatRoutes } from './contact-chat.ts';
import { currencyRoutes } from './currency.ts';
import { customFieldGroupRoutes } from './custom-field-group.ts';
import { customFieldRoutes } from './custom-field-write.ts';
import { customerRoutes } from './customer.ts';
import { customerSegmentRoutes } from './customer-segment.ts';
import { customerStatusRoutes } from './customer-status.ts';
import { explainCustomers } from './customers-mode.ts';
import { deletedRecordRoutes } from './deleted-record.ts';
import { elementLinkRoutes } from './element-link.ts';
import { eventRoutes } from './event.ts';
import { fileRoutes } from './file.ts';
import { followerRoutes } from './follower.ts';
import { incomingLeadRoutes } from './incoming-lead.ts';
import { leadRoutes } from './lead.ts';
import { linkRoutes } from './link.ts';
import type { Send } from './list.ts';
import { lossReasonRoutes } from './loss-reason.ts';
import { noteRoutes } from './note.ts';
import { pipelineRoutes } from './pipeline.ts';
import { productSettingsRoutes } from './product-settings.ts';
import { roleRoutes } from './role.ts';
import { salesbotRoutes } from './salesbot.ts';
import { shortLinkRoutes } from './short-link.ts';
import { sourceRoutes } from './source.ts';
import { statusRoutes } from './status.ts';
import { tagRoutes } from './tag.ts';
import { talkRoutes } from './talk.ts';
import { taskRoutes } from './task.ts';
import { transactionRoutes } from './transaction.ts';
import { type Call, type ClientOptions, createTransport, type TransportState } from './transport/index.ts';
import { userRoutes } from './user.ts';
import { webhookRoutes } from './webhook.ts';
import { websiteButtonRoutes } from './website-button.ts';
import { widgetRoutes } from './widget.ts';

export type { Account, EntityType } from './account.ts';
export type { BatchOutcome, Created, Updated } from './batch.ts';
export { type CallAdded, type CallWrite, isWithoutRecord } from './call.ts';
export type { Catalog, CatalogPatch, CatalogType, CatalogWrite } from './catalog.ts';
export type {
  CatalogElement,
  CatalogElementListQuery,
  CatalogElementPatch,
  CatalogElementWith,
  CatalogElementWrite,
} from './catalog-element.ts';
export type {
  ChatTemplate,
  ChatTemplatePatch,
  ChatTemplateWith,
  ChatTemplateWrite,
  TemplateButton,
  TemplateReview,
} from './chat-template.ts';
export type { Company, CompanyListQuery, CompanyPatch, CompanyWith, CompanyWrite } from './company.ts';
export type { Contact, ContactListQuery, ContactPatch, ContactWith, ContactWrite } from './contact.ts';
export type { ContactChat, ContactChatWrite } from './contact-chat.ts';
export type { Currency } from './currency.ts';
export type {
  CustomFieldItem,
  CustomFieldValues,
  CustomFieldWrite,
  CustomFieldWriteValue,
} from './custom-field.ts';
export type { ChainedList, CustomField, CustomFieldStatus, FieldOwner } from './custom-field-definition.ts';
export type { CustomFieldGroup, CustomFieldGroupPatch } from './custom-field-group.ts';
export type { CustomFieldCreate, CustomFieldPatch, CustomFieldSettings, FilledCount } from './custom-field-write.ts';
export type {
  BonusPointsWrite,
  Customer,
  CustomerFilter,
  CustomerListQuery,
  CustomerPatch,
  CustomerWith,
  CustomerWrite,
} from './customer.ts';
export type { CustomerSegment, CustomerSegmentWrite } from './customer-segment.ts';
export type { CustomerStatus, CustomerStatusWrite } from './customer-status.ts';
export type { CustomersMode } from './customers-mode.ts';
export type { DeletedRecord, DeletedRecordListQuery } from './deleted-record.ts';
export type { Drive, FileFilter, FileListQuery } from './drive.ts';
export type { File } from './drive-file.ts';
export type { ElementLink, ElementLinkWrite, LinkedElement } from './element-link.ts';
export {
  type Event,
  type EventFilter,
  type EventLanguage,
  type EventListQuery,
  type EventTypeName,
  type EventValueFilter,
  maxEventEntities,
  toFilterType,
} from './event.ts';
export { type EventType, eventTypes, isEventType } from './event-type.ts';
export type { EventValue } from './event-value.ts';
export { choiceTypes, type FieldCondition } from './field-filter.ts';
export type { FileLink } from './file.ts';
export type { Range } from './filter.ts';
export type { FollowedType, Follower } from './follower.ts';
export type {
  IncomingLead,
  IncomingLeadListQuery,
  IncomingLeadOutcome,
  IncomingLeadSummary,
} from './incoming-lead.ts';
export {
  type IncomingCall,
  type IncomingCallWrite,
  type IncomingChat,
  type IncomingForm,
  type IncomingFormWrite,
  type IncomingLeadCategory,
  type IncomingLeadMetadata,
  type IncomingMail,
  isSentMetadata,
  parseCategory,
} from './incoming-lead-metadata.ts';
export type { IncomingLeadCreated, IncomingLeadWrite } from './incoming-lead-write.ts';
export type { ComplexLeadCreated, Lead, LeadListQuery, LeadPatch, LeadWith, LeadWrite } from './lead.ts';
export type { Link, LinkWrite } from './link.ts';
export type { ListQuery, Order, Page } from './list.ts';
export type { LossReason, LossReasonWrite } from './loss-reason.ts';
export type { Note, NoteListQuery, NotePatch, NoteWith, NoteWrite } from './note.ts';
export { isNoteType, isWritableNoteType, type NoteType, noteTypes } from './note-type.ts';
export { createProxyFetch, type ProxySettings } from './outgoing.ts';
export { pagesOf } from './paginate.ts';
export { isGroupId, isUid, isUuid } from './parse.ts';
export type { Pipeline, PipelineWrite } from './pipeline.ts';
export { isInPriceRange } from './price.ts';
export type { ProductSettings } from './product-settings.ts';
export type { EntityRights, Reach, Rights, RightsWrite, StatusRights, TaskRights } from './rights.ts';
export type { Role, RoleWrite } from './role.ts';
export type { Salesbot, SalesbotListQuery, SalesbotRun } from './salesbot.ts';
export { createOauth, type Integration, type Oauth, parseClaims } from './session/oauth.ts';
export type { SessionLog } from './session/record.ts';
export { createSession, type Session, type SessionState } from './session/session.ts';
export { createSignIn, type SignIn } from './session/sign-in.ts';
export type { ShortLinkWrite } from './short-link.ts';
export type { Source, SourcePatch, SourceService, SourceWrite } from './source.ts';
export { type Status, type StatusDescription, type StatusWrite, statusColors } from './status.ts';
export type { Tag, TagListQuery, TagWrite } from './tag.ts';
export type { Talk, TalkListQuery, TalkStatus } from './talk.ts';
export type { Task, TaskListQuery, TaskPatch, TaskWrite } from './task.ts';
export type { Transaction, TransactionListQuery, TransactionWrite } from './transaction.ts';
export { type CallEvent, type ClientOptions, nameAddress, type TransportObserver } from './transport/index.ts';
export type { NewFile } from './upload.ts';
export type { User, UserDetails, UserWrite } from './user.ts';
export { type Webhook, webhookEvents } from './webhook.ts';
export type { WebsiteButton } from './website-button.ts';
export type { Widget, WidgetSetting } from './widget.ts';

/** What a request brings to all its calls. */
export type Binding = Pick<Call, 'signal' | 'lane' | 'deadline' | 'onAttempt'>;

/** All nouns, bound to one request. */
export type Amocrm = ReturnType<typeof bindRoutes>;

/** A connection to one account, shared by all requests. */
export interface Client {
  /** The nouns with the request's signal and lane on every call. */
  with(binding: Binding): Amocrm;
  /** How far amoCRM's clock is ahead of this machine's, in milliseconds; undefined before the first answer. */
  clockOffsetMs(): number | undefined;
  /** How it goes at present: who waits, whether anything is sent. */
  state(): TransportState;
  close(): Promise<void>;
}

/** Opens a connection; nothing is sent yet. */
export function createClient(options: ClientOptions): Client {
  const transport = createTransport(options);
  return {
    with: (binding) => bindRoutes((call) => transport.send({ ...binding, ...call })),
    clockOffsetMs: () => transport.clockOffsetMs(),
    state: () => transport.state(),
    close: () => transport.close(),
  };
}

function bindRoutes(sendCall: Send) {
  const send = explainCustomers(sendCall);
  return {
    account: accountRoutes(send),
    users: userRoutes(send),
    roles: roleRoutes(send),
    pipelines: pipelineRoutes(send),
    statuses: statusRoutes(send),
    lossReasons: lossReasonRoutes(send),
    customFields: customFieldRoutes(send),
    customFieldGroups: customFieldGroupRoutes(send),
    leads: leadRoutes(send),
    incomingLeads: incomingLeadRoutes(send),
    contacts: contactRoutes(send),
    companies: companyRoutes(send),
    customers: customerRoutes(send),
    transactions: transactionRoutes(send),
    customerStatuses: customerStatusRoutes(send),
    customerSegments: customerSegmentRoutes(send),
    followers: followerRoutes(send),
    tasks: taskRoutes(send),
    notes: noteRoutes(send),
    calls: callRoutes(send),
    events: eventRoutes(send),
    deletedRecords: deletedRecordRoutes(send),
    links: linkRoutes(send),
    tags: tagRoutes(send),
    elementLinks: elementLinkRoutes(send),
    catalogs: catalogRoutes(send),
    catalogElements: catalogElementRoutes(send),
    webhooks: webhookRoutes(send),
    talks: talkRoutes(send),
    contactChats: contactChatRoutes(send),
    sources: sourceRoutes(send),
    salesbots: salesbotRoutes(send),
    chatTemplates: chatTemplateRoutes(send),
    files: fileRoutes(send),
    widgets: widgetRoutes(send),
    currencies: currencyRoutes(send),
    websiteButtons: websiteButtonRoutes(send),
    productSettings: productSettingsRoutes(send),
    shortLinks: shortLinkRoutes(send),
  };
}
