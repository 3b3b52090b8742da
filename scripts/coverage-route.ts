/** The routes of amoCRM's API v4, as its documentation lists them, and what reaches them. */

/** One route. */
export interface VendorRoute {
  /** Method and path below `/api/v4`; paths of other APIs are whole. */
  route: string;
  /** The schema fields that send a request to it. */
  fields?: readonly string[];
  /** Why nothing reaches it, or what is used instead. */
  why?: string;
}

const batch = 'The route for many does the same.';
const byIds = 'Read with others by filter[id].';

/** Routes that leads, contacts, companies and customers have. */
export const routes: readonly VendorRoute[] = [
  { route: 'GET /account', fields: ['Query.account'] },

  { route: 'GET /leads', fields: ['Query.leads', 'Query.lead', 'Query.leadReport'] },
  { route: 'POST /leads', fields: ['Mutation.createLead', 'Mutation.createLeads'] },
  { route: 'PATCH /leads', fields: ['Mutation.updateLead', 'Mutation.updateLeads', 'Mutation.archiveLead'] },
  { route: 'GET /leads/{id}', fields: ['IncomingLead.lead'], why: byIds },
  { route: 'PATCH /leads/{id}', why: batch },
  { route: 'DELETE /leads/{id}', why: 'deleteLead asks for it; amoCRM refuses, and the error says what to do.' },
  { route: 'POST /leads/complex', fields: ['Mutation.createLeadWithContact', 'Mutation.createClientAndLead'] },

  { route: 'GET /leads/unsorted', fields: ['Query.incomingLeads'] },
  { route: 'GET /leads/unsorted/{uid}', fields: ['Query.incomingLead'] },
  { route: 'POST /leads/unsorted/forms', fields: ['Mutation.createIncomingLeads'] },
  { route: 'POST /leads/unsorted/sip', fields: ['Mutation.createIncomingLeads'] },
  { route: 'POST /leads/unsorted/{uid}/accept', fields: ['Mutation.acceptIncomingLead'] },
  { route: 'POST /leads/unsorted/{uid}/link', fields: ['Mutation.linkIncomingLead'] },
  { route: 'DELETE /leads/unsorted/{uid}/decline', fields: ['Mutation.declineIncomingLead'] },
  { route: 'GET /leads/unsorted/summary', fields: ['Query.incomingLeadSummary'] },

  { route: 'GET /leads/pipelines', fields: ['Query.pipelines'] },
  { route: 'POST /leads/pipelines', fields: ['Mutation.createPipeline'] },
  { route: 'GET /leads/pipelines/{id}', why: 'The list has all of them.' },
  { route: 'PATCH /leads/pipelines/{id}', fields: ['Mutation.updatePipeline'] },
  { route: 'DELETE /leads/pipelines/{id}', fields: ['Mutation.deletePipeline'] },
  { route: 'GET /leads/pipelines/{id}/statuses', why: 'The list of pipelines has all of them.' },
  { route: 'POST /leads/pipelines/{id}/statuses', fields: ['Mutation.createStatus'] },
  { route: 'GET /leads/pipelines/{id}/statuses/{statusId}', why: 'The list of pipelines has all of them.' },
  {
    route: 'PATCH /leads/pipelines/{id}/statuses/{statusId}',
    fields: ['Mutation.updateStatus', 'Mutation.orderStatuses'],
  },
  { route: 'DELETE /leads/pipelines/{id}/statuses/{statusId}', fields: ['Mutation.deleteStatus'] },
  { route: 'GET /leads/loss_reasons', fields: ['Query.lossReasons'] },
  { route: 'POST /leads/loss_reasons', fields: ['Mutation.createLossReason'] },
  { route: 'GET /leads/loss_reasons/{id}', why: 'The list has all of them.' },
  { route: 'DELETE /leads/loss_reasons/{id}', fields: ['Mutation.deleteLossReason'] },

  { route: 'GET /contacts', fields: ['Query.contacts', 'Query.contact', 'Query.searchContacts'] },
  { route: 'POST /contacts', fields: ['Mutation.createContact', 'Mutation.createContacts'] },
  { route: 'PATCH /contacts', fields: ['Mutation.updateContact', 'Mutation.updateContacts'] },
  { route: 'GET /contacts/{id}', why: byIds },
  { route: 'PATCH /contacts/{id}', why: batch },
  { route: 'DELETE /contacts/{id}', why: 'deleteContact asks for it; amoCRM refuses, and the error says what to do.' },
  { route: 'GET /contacts/chats', fields: ['Query.contactChats'] },
  { route: 'POST /contacts/chats', fields: ['Mutation.linkContactChats'] },

  { route: 'GET /companies', fields: ['Query.companies', 'Query.company'] },
  { route: 'POST /companies', fields: ['Mutation.createCompany', 'Mutation.createCompanies'] },
  { route: 'PATCH /companies', fields: ['Mutation.updateCompany', 'Mutation.updateCompanies'] },
  { route: 'GET /companies/{id}', why: byIds },
  { route: 'PATCH /companies/{id}', why: batch },

  { route: 'GET /customers', fields: ['Query.customers', 'Query.customer'] },
  { route: 'POST /customers', fields: ['Mutation.createCustomer', 'Mutation.createCustomers'] },
  { route: 'PATCH /customers', fields: ['Mutation.updateCustomer', 'Mutation.updateCustomers'] },
  { route: 'GET /customers/{id}', why: byIds },
  { route: 'PATCH /customers/{id}', why: batch },
  { route: 'PATCH /customers/mode', fields: ['Mutation.setCustomersMode'] },
  { route: 'GET /customers/transactions', fields: ['Query.transactions'] },
  { route: 'GET /customers/transactions/{id}', why: 'The list has it.' },
  { route: 'DELETE /customers/transactions/{id}', why: 'The route with the customer does the same.' },
  { route: 'GET /customers/{id}/transactions', fields: ['Query.transactions', 'Customer.transactions'] },
  { route: 'POST /customers/{id}/transactions', fields: ['Mutation.createTransaction', 'Mutation.createTransactions'] },
  { route: 'GET /customers/{id}/transactions/{transactionId}', why: 'The list has it.' },
  { route: 'DELETE /customers/{id}/transactions/{transactionId}', fields: ['Mutation.deleteTransaction'] },
  { route: 'POST /customers/{id}/bonus_points', fields: ['Mutation.earnBonusPoints', 'Mutation.redeemBonusPoints'] },
  { route: 'GET /customers/statuses', fields: ['Query.customerStatuses'] },
  { route: 'GET /customers/statuses/{id}', why: 'The list has all of them.' },
  { route: 'POST /customers/statuses', fields: ['Mutation.createCustomerStatus'] },
  { route: 'PATCH /customers/statuses/{id}', fields: ['Mutation.updateCustomerStatus'] },
  { route: 'DELETE /customers/statuses/{id}', fields: ['Mutation.deleteCustomerStatus'] },
  { route: 'GET /customers/segments', fields: ['Query.customerSegments'] },
  { route: 'GET /customers/segments/{id}', why: 'The list has all of them.' },
  { route: 'POST /customers/segments', fields: ['Mutation.createCustomerSegment'] },
  { route: 'PATCH /customers/segments/{id}', fields: ['Mutation.updateCustomerSegment'] },
  { route: 'DELETE /customers/segments/{id}', fields: ['Mutation.deleteCustomerSegment'] },

  { route: 'GET /tasks', fields: ['Query.tasks', 'Query.task', 'Query.taskReport'] },
  { route: 'POST /tasks', fields: ['Mutation.createTask', 'Mutation.createTasks'] },
  { route: 'PATCH /tasks', fields: ['Mutation.updateTask', 'Mutation.updateTasks', 'Mutation.completeTask'] },
  { route: 'GET /tasks/{id}', why: byIds },
  { route: 'PATCH /tasks/{id}', why: batch },
  { route: 'DELETE /tasks/{id}', why: 'amoCRM refuses it (403).' },

  { route: 'GET /{entity}/notes', fields: ['Query.notes', 'Lead.notes'] },
  { route: 'POST /{entity}/notes', fields: ['Mutation.addNote'] },
  { route: 'PATCH /{entity}/notes', fields: ['Mutation.updateNote'] },
  { route: 'GET /{entity}/notes/{noteId}', why: byIds },
  { route: 'PATCH /{entity}/notes/{noteId}', why: batch },
  { route: 'GET /{entity}/{id}/notes', why: 'Read with those of other records by filter[entity_id].' },
  { route: 'POST /{entity}/{id}/notes', why: batch },
  { route: 'PATCH /{entity}/{id}/notes', why: batch },
  { route: 'GET /{entity}/{id}/notes/{noteId}', why: byIds },
  { route: 'PATCH /{entity}/{id}/notes/{noteId}', why: batch },
  { route: 'POST /{entity}/notes/{noteId}/pin', fields: ['Mutation.pinNote'] },
  { route: 'POST /{entity}/notes/{noteId}/unpin', fields: ['Mutation.unpinNote'] },

  { route: 'GET /{entity}/tags', fields: ['Query.tags'] },
  { route: 'POST /{entity}/tags', fields: ['Mutation.createTags'] },

  { route: 'GET /{entity}/custom_fields', fields: ['Query.customFields'] },
  { route: 'POST /{entity}/custom_fields', fields: ['Mutation.createCustomField', 'Mutation.createCustomFields'] },
  { route: 'PATCH /{entity}/custom_fields', fields: ['Mutation.updateCustomField', 'Mutation.updateCustomFields'] },
  { route: 'GET /{entity}/custom_fields/{id}', why: 'The list has all of them.' },
  { route: 'PATCH /{entity}/custom_fields/{id}', why: batch },
  { route: 'DELETE /{entity}/custom_fields/{id}', fields: ['Mutation.deleteCustomField'] },
  { route: 'GET /{entity}/custom_fields/groups', fields: ['Query.customFieldGroups'] },
  { route: 'POST /{entity}/custom_fields/groups', fields: ['Mutation.createCustomFieldGroup'] },
  { route: 'GET /{entity}/custom_fields/groups/{groupId}', why: 'The list has all of them.' },
  { route: 'PATCH /{entity}/custom_fields/groups/{groupId}', fields: ['Mutation.updateCustomFieldGroup'] },
  { route: 'DELETE /{entity}/custom_fields/groups/{groupId}', fields: ['Mutation.deleteCustomFieldGroup'] },

  { route: 'GET /{entity}/{id}/links', why: 'Read with those of other records by filter[entity_id].' },
  { route: 'POST /{entity}/{id}/link', fields: ['Mutation.linkEntity', 'Mutation.linkEntities'] },
  { route: 'POST /{entity}/{id}/unlink', fields: ['Mutation.unlinkEntity', 'Mutation.unlinkEntities'] },
  { route: 'GET /{entity}/links', fields: ['Query.links'] },
  { route: 'POST /{entity}/link', why: 'The route of one record does the same, and its error says which record.' },
  { route: 'POST /{entity}/unlink', why: 'The route of one record does the same, and its error says which record.' },

  { route: 'GET /leads/{id}/subscriptions', fields: ['Lead.followers'] },
  { route: 'GET /customers/{id}/subscriptions', fields: ['Customer.followers'] },

  { route: 'GET /{entity}/{id}/files', fields: ['Lead.files'] },
  { route: 'PUT /{entity}/{id}/files', fields: ['Mutation.attachFile'] },
  { route: 'DELETE /{entity}/{id}/files', fields: ['Mutation.detachFile'] },

  { route: 'GET /events', fields: ['Query.events', 'Lead.stageHistory', 'Lead.timeline'] },
  { route: 'GET /events/{eventId}', fields: ['Query.event'] },
  { route: 'GET /events/types', fields: ['Query.eventTypes'] },

  { route: 'GET /users', fields: ['Query.users', 'Query.usersConnection'] },
  { route: 'POST /users', fields: ['Mutation.createUser', 'Mutation.createUsers'] },
  { route: 'GET /users/{id}', why: 'The list, which is cached, has it.' },
  { route: 'POST /users/activate', fields: ['Mutation.activateUsers'] },
  { route: 'POST /users/deactivate', fields: ['Mutation.deactivateUsers'] },
  { route: 'GET /roles', fields: ['Query.roles'] },
  { route: 'GET /roles/{id}', fields: ['Query.role'] },
  { route: 'POST /roles', fields: ['Mutation.createRole'] },
  { route: 'PATCH /roles/{id}', fields: ['Mutation.updateRole'] },
  { route: 'DELETE /roles/{id}', fields: ['Mutation.deleteRole'] },

  { route: 'GET /catalogs', fields: ['Query.catalogs'] },
  { route: 'GET /catalogs/{id}', why: 'The list, which is cached, has it.' },
  { route: 'POST /catalogs', fields: ['Mutation.createCatalogs'] },
  { route: 'PATCH /catalogs', fields: ['Mutation.updateCatalogs'] },
  { route: 'PATCH /catalogs/{id}', why: batch },
  {
    route: 'GET /catalogs/{catalogId}/elements',
    fields: ['Query.catalogElements', 'Query.catalogElement', 'Query.invoices'],
  },
  { route: 'GET /catalogs/{catalogId}/elements/{id}', why: byIds },
  {
    route: 'POST /catalogs/{catalogId}/elements',
    fields: ['Mutation.createCatalogElement', 'Mutation.createCatalogElements'],
  },
  {
    route: 'PATCH /catalogs/{catalogId}/elements',
    fields: ['Mutation.updateCatalogElement', 'Mutation.updateCatalogElements'],
  },
  { route: 'PATCH /catalogs/{catalogId}/elements/{id}', why: batch },
  { route: 'GET /catalogs/{catalogId}/custom_fields', fields: ['Catalog.customFields', 'Query.customFields'] },
  { route: 'POST /catalogs/{catalogId}/custom_fields', fields: ['Mutation.createCustomField'] },
  { route: 'PATCH /catalogs/{catalogId}/custom_fields', fields: ['Mutation.updateCustomFields'] },
  { route: 'GET /catalogs/{catalogId}/custom_fields/{id}', why: 'The list has all of them.' },
  { route: 'PATCH /catalogs/{catalogId}/custom_fields/{id}', why: batch },
  { route: 'DELETE /catalogs/{catalogId}/custom_fields/{id}', fields: ['Mutation.deleteCustomField'] },

  { route: 'POST /calls', fields: ['Mutation.addCall', 'Mutation.addCalls'] },

  { route: 'GET /webhooks', fields: ['Query.webhooks'] },
  { route: 'POST /webhooks', fields: ['Mutation.subscribeWebhook'] },
  { route: 'DELETE /webhooks', fields: ['Mutation.unsubscribeWebhook'] },

  { route: 'GET /widgets', fields: ['Query.widgets'] },
  { route: 'GET /widgets/{code}', why: 'The list, which is cached, has it.' },
  {
    route: 'POST /widgets/{code}',
    why: 'Installing a widget changes the interface of every user; that is done in amoCRM.',
  },
  {
    route: 'DELETE /widgets/{code}',
    why: 'Removing a widget changes the interface of every user; that is done in amoCRM.',
  },

  { route: 'GET /sources', fields: ['Query.sources'] },
  { route: 'GET /sources/{id}', why: 'The list has all of them.' },
  { route: 'POST /sources', fields: ['Mutation.createSource', 'Mutation.createSources'] },
  { route: 'PATCH /sources', fields: ['Mutation.updateSource', 'Mutation.updateSources'] },
  { route: 'PATCH /sources/{id}', why: batch },
  { route: 'DELETE /sources/{id}', why: batch },
  { route: 'DELETE /sources', fields: ['Mutation.deleteSource', 'Mutation.deleteSources'] },

  { route: 'GET /website_buttons', fields: ['Query.websiteButtons'] },
  { route: 'GET /website_buttons/{id}', why: 'The list has it.' },
  { route: 'POST /website_buttons', why: 'Buttons are set up in amoCRM, where their look is chosen.' },
  { route: 'PATCH /website_buttons/{id}', why: 'Buttons are set up in amoCRM, where their look is chosen.' },
  { route: 'POST /website_buttons/{id}/online_chat', why: 'Buttons are set up in amoCRM, where their look is chosen.' },

  { route: 'POST /short_links', fields: ['Mutation.createShortLinks'] },

  { route: 'GET /talks', fields: ['Query.talks'] },
  { route: 'GET /talks/{id}', fields: ['Query.talk'] },
  {
    route: 'GET /talks/{id}/messages',
    why: 'amocrm.ru answers 403: messages are read by the Chats API of an integration.',
  },
  {
    route: 'POST /talks/{id}/messages',
    why: 'amocrm.ru answers 403: messages are sent by the Chats API of an integration.',
  },
  { route: 'POST /talks/{id}/close', fields: ['Mutation.closeTalk'] },

  { route: 'GET /chats/templates', fields: ['Query.chatTemplates'] },
  { route: 'GET /chats/templates/{id}', fields: ['Query.chatTemplate'] },
  { route: 'POST /chats/templates', fields: ['Mutation.createChatTemplate', 'Mutation.createChatTemplates'] },
  { route: 'PATCH /chats/templates', fields: ['Mutation.updateChatTemplate', 'Mutation.updateChatTemplates'] },
  { route: 'PATCH /chats/templates/{id}', why: batch },
  { route: 'POST /chats/templates/{id}/review', fields: ['Mutation.sendChatTemplateToReview'] },
  {
    route: 'POST /chats/templates/{id}/review/{reviewId}',
    why: 'The status of a review is set by the channel’s own integration.',
  },
  { route: 'DELETE /chats/templates/{id}', why: batch },
  { route: 'DELETE /chats/templates', fields: ['Mutation.deleteChatTemplate', 'Mutation.deleteChatTemplates'] },

  { route: 'GET /currencies', fields: ['Query.currencies'] },
  { route: 'GET /products/settings', fields: ['Query.productSettings'] },
  { route: 'PATCH /products/settings', why: 'Switching products on is done in amoCRM, by an administrator.' },

  { route: 'GET /bots', fields: ['Query.salesbots', 'Query.salesbot'] },
  { route: 'POST /bots/{id}/run', why: 'The route for many does the same.' },
  { route: 'POST /bots/run', fields: ['Mutation.runSalesbot', 'Mutation.runSalesbots'] },
  { route: 'POST /bots/{id}/stop', fields: ['Mutation.stopSalesbot'] },
  { route: 'POST /api/v2/salesbot/run', fields: ['Mutation.runSalesbot', 'Mutation.runSalesbots'] },
];
