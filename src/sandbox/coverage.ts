/**
 * What the sandbox reproduces of amoCRM API v4 and what it does not, route by route. A test holds it equal to the router's
 * table. "Guess" marks an answer that the vendor's public material does not settle.
 */

import { accountPartCoverage } from './coverage/account-part.ts';
import { catalogCoverage } from './coverage/catalog.ts';
import { chatTemplateCoverage } from './coverage/chat-template.ts';
import { customFieldCoverage } from './coverage/custom-field.ts';
import { customerCoverage } from './coverage/customer.ts';
import { fileCoverage } from './coverage/file.ts';
import { noteCoverage } from './coverage/note.ts';
import { salesbotCoverage } from './coverage/salesbot.ts';
import { settingCoverage } from './coverage/setting.ts';
import { sourceCoverage } from './coverage/source.ts';
import { talkCoverage } from './coverage/talk.ts';
import type { Coverage } from './route-coverage.ts';

export type { Coverage } from './route-coverage.ts';

const cardList =
  'page and limit with clamping, 204 when empty, HAL links, silent ignoring of what the route does not know, query (in parts of legal entities: guess), only_deleted (with other filters than id, and orders: guess)';
const cardWrite = 'arrays of 1 to 250, all-or-nothing validation, slim answers with request_id, fields, tags';
const idGuess = 'an unknown or trashed id is 400 NotSupportedChoice on id (guess)';
const incomingWrite =
  'arrays of 1 to 250, required source_uid, source_name and metadata, a lead, contact and company inside, main pipeline by default';
const noteTypes =
  'system types are refused; required params per type are partly a guess; a file of an attachment is not looked for';

/** Keyed by method and path template, as they stand in the router's table. */
export const coverage: Record<string, Coverage> = {
  'GET /account': {
    reproduced: 'every with of the documentation except entity_names and invoices_settings',
    differs: '',
  },
  'GET /users': {
    reproduced: 'paging with totals, with, administrators only',
    differs: 'rights of the demo are schematic',
  },
  'GET /users/{id}': { reproduced: 'one user', differs: 'an unknown id is 404 (guess)' },
  'GET /leads/pipelines': {
    reproduced: 'the whole list whatever the page',
    differs: '',
  },
  'GET /leads/pipelines/{id}': { reproduced: 'one pipeline', differs: 'an unknown id is 404 (guess)' },
  'GET /leads/pipelines/{id}/statuses': { reproduced: 'the stages, with=descriptions', differs: '' },
  'GET /leads/pipelines/{id}/statuses/{statusId}': { reproduced: 'one stage', differs: 'an unknown id is 404 (guess)' },
  'GET /leads/loss_reasons': { reproduced: 'paged list', differs: '' },
  'GET /leads/loss_reasons/{id}': { reproduced: 'one reason', differs: 'an unknown id is 404 (guess)' },
  'GET /leads': {
    reproduced: `${cardList}; filters id, name, price, statuses, pipeline_id, created_by, updated_by, responsible_user_id, created_at, updated_at, closed_at, closest_task_at, custom_fields_values; order id, created_at, updated_at`,
    differs: 'query has no minimum length; rights of the token user do not hide leads',
  },
  'GET /leads/{id}': {
    reproduced: '204 for unknown and trashed',
    differs: 'the source of a lead is that of its first talk',
  },
  'POST /leads': {
    reproduced: `${cardWrite}; stage of the pipeline, loss reason with 143 only, existing contacts and company by id`,
    differs: 'no unsorted leads, no source; a reason without 143 is 400 (guess)',
  },
  'PATCH /leads': {
    reproduced: `${cardWrite}; closed_at on entering 142 and 143, loss reason cleared on leaving`,
    differs: `${idGuess}; required_statuses are not enforced, as in the vendor's API`,
  },
  'PATCH /leads/{id}': { reproduced: 'flat answer, an envelope in kommo mode', differs: idGuess },
  'POST /leads/complex': {
    reproduced:
      'up to 50 leads, one contact and company each, up to 40 fields, bare array, the new contact joins the company',
    differs:
      'duplicate control is a switch with one rule (phone or e-mail); an existing contact without a company joins the one that comes with it (guess); no unsorted metadata',
  },
  'GET /leads/unsorted': {
    reproduced: 'paging, filters uid, category and pipeline_id, newest first whatever the order, 204 when empty',
    differs: 'the leads themselves are in no list of leads and can be read by id (guess)',
  },
  'GET /leads/unsorted/summary': {
    reproduced: 'counts by category, filters uid, category, pipeline_id, created_at',
    differs: 'the total is of all that came in, and the average 0 before the first decision (guesses)',
  },
  'GET /leads/unsorted/{uid}': { reproduced: 'one incoming lead', differs: 'an unknown or decided uid is 404 (guess)' },
  'POST /leads/unsorted/forms': {
    reproduced: incomingWrite,
    differs: 'no duplicate control; the lead is reported by no event or webhook before it is accepted (guess)',
  },
  'POST /leads/unsorted/sip': {
    reproduced: incomingWrite,
    differs: 'no duplicate control; is_call_event_needed and call_responsible are ignored',
  },
  'POST /leads/unsorted/{uid}/accept': {
    reproduced: 'an ordinary lead of the user in the status, or in the first one',
    differs: 'a stage of another pipeline is 400; an unknown or decided uid is 404 (guesses)',
  },
  'DELETE /leads/unsorted/{uid}/decline': {
    reproduced: '200 with the lead, which is in the trash',
    differs: 'the contact stays; an unknown or decided uid is 404 (guesses)',
  },
  'POST /leads/unsorted/{uid}/link': {
    reproduced: 'chats and mail only, to a lead',
    differs:
      'no customers; its own lead goes to the trash, its contact joins the lead, another category is 400 on link (guesses)',
  },
  'GET /contacts': {
    reproduced: `${cardList}; filters id, name, created_by, updated_by, responsible_user_id, created_at, updated_at, closest_task_at, custom_fields_values; order id, updated_at, name`,
    differs: 'query has no minimum length',
  },
  'GET /contacts/{id}': { reproduced: '204 for unknown and trashed', differs: '' },
  'POST /contacts': { reproduced: cardWrite, differs: 'first and last name are not split out of name' },
  'PATCH /contacts': { reproduced: `${cardWrite}; the answer carries the name`, differs: idGuess },
  'PATCH /contacts/{id}': { reproduced: 'flat answer, an envelope in kommo mode', differs: idGuess },
  'GET /companies': {
    reproduced: `${cardList}; the filters and orders of contacts`,
    differs: 'query has no minimum length',
  },
  'GET /companies/{id}': { reproduced: '204 for unknown and trashed', differs: '' },
  'POST /companies': { reproduced: cardWrite, differs: '' },
  'PATCH /companies': { reproduced: `${cardWrite}; the answer carries the name`, differs: idGuess },
  'PATCH /companies/{id}': { reproduced: 'flat answer, an envelope in kommo mode', differs: idGuess },
  'GET /tasks': {
    reproduced:
      'paging, filters id, responsible_user_id, created_by, is_completed, task_type, entity_type, entity_id with entity_type, updated_at; order id, created_at, complete_till',
    differs: 'no lead_statuses filter',
  },
  'GET /tasks/{id}': { reproduced: 'one task; gone with its trashed card', differs: 'an unknown id is 204 (guess)' },
  'POST /tasks': { reproduced: 'required text and complete_till, all-or-nothing validation', differs: '' },
  'PATCH /tasks': { reproduced: 'completion with a result, reopening', differs: idGuess },
  'PATCH /tasks/{id}': { reproduced: 'flat answer, an envelope in kommo mode', differs: idGuess },
  'DELETE /tasks/{id}': { reproduced: '403 Invalid scope', differs: '' },
  'GET /{entity}/notes': {
    reproduced: 'paging, filters id, entity_id, note_type, updated_at; order id, updated_at',
    differs: '',
  },
  'POST /{entity}/notes': { reproduced: 'required entity_id, note_type, params', differs: noteTypes },
  'PATCH /{entity}/notes': { reproduced: 'params replaced whole', differs: idGuess },
  'GET /{entity}/notes/{noteId}': { reproduced: 'one note', differs: 'an unknown id is 404 (guess)' },
  'PATCH /{entity}/notes/{noteId}': { reproduced: 'flat answer, an envelope in kommo mode', differs: idGuess },
  'GET /{entity}/{id}/notes': { reproduced: 'the notes of one card', differs: '' },
  'POST /{entity}/{id}/notes': { reproduced: 'entity_id from the path', differs: noteTypes },
  'PATCH /{entity}/{id}/notes': { reproduced: 'params replaced whole', differs: idGuess },
  'GET /{entity}/{id}/notes/{noteId}': { reproduced: 'one note', differs: 'an unknown id is 404 (guess)' },
  'PATCH /{entity}/{id}/notes/{noteId}': { reproduced: 'flat answer, an envelope in kommo mode', differs: idGuess },
  ...noteCoverage,
  'GET /{entity}/tags': { reproduced: 'paging, query, filters id and name', differs: 'order by id (guess)' },
  'POST /{entity}/tags': {
    reproduced: 'an existing name answers with its id; colours of the palette for leads',
    differs: 'names are compared without case, another colour is 400 NotSupportedChoice (guesses)',
  },
  ...customFieldCoverage,
  ...customerCoverage,
  'GET /{entity}/{id}/links': {
    reproduced:
      'contacts, companies, leads and customers with main_contact, elements of catalogs with quantity, catalog_id and price_id, filters to_entity_id with to_entity_type, to_catalog_id',
    differs: 'to_entity_type alone is honoured (guess)',
  },
  'POST /{entity}/{id}/link': {
    reproduced: '500 for a pair that is linked already, first contact becomes main',
    differs:
      'an element that is linked gets the new quantity and price, of more than fifty elements in a request each eleventh is lost, quantity and price_id are checked (guesses); a second company replaces the first, is_main on a linked contact makes it the main one, updated_at stays (guesses)',
  },
  'POST /{entity}/{id}/unlink': {
    reproduced: '204',
    differs: '204 for an absent pair, the next contact becomes main (guesses)',
  },
  'GET /{entity}/links': {
    reproduced: 'required filter entity_id',
    differs: 'its absence is 400 FieldMissing (guess)',
  },
  'POST /{entity}/link': { reproduced: 'entity_id per item', differs: 'as for one card' },
  'POST /{entity}/unlink': { reproduced: 'entity_id per item', differs: 'as for one card' },
  'GET /events': {
    reproduced:
      'changes of cards, custom fields, tags, links, tasks and notes, newest first, what people do in the interface (trash, merges, deleted tasks and texts), and a year of history of the demo’s cards; filters id, created_at, created_by, entity, entity_id, type, value_before, value_after; 100 a page (250 in kommo mode); 400 for entity_id without entity',
    differs:
      'lead_added and task_result_added have no note; a merge is one entry about the survivor, a link one entry about the card that the request names, a new responsible user of a task entity_responsible_changed (guesses); the numbers of field types are partly guesses; more than 10 ids are 400, custom_field_value_changed means all custom fields, value compares the whole text (guesses); no with',
  },
  ...catalogCoverage,
  'GET /webhooks': { reproduced: 'all subscriptions, filter destination, administrators only', differs: '' },
  'POST /webhooks': {
    reproduced: 'one subscription for an address, replaced by the next; deliveries, repetitions, switching off',
    differs:
      'messages and templates are never delivered; the answer is always 201; only this machine is delivered to; incoming leads are delivered to subscriptions of the options alone, as the vendor has them in its interface',
  },
  'DELETE /webhooks': { reproduced: '204, 404 for an unknown address', differs: '' },
  ...fileCoverage,
  ...accountPartCoverage,
  'GET /events/types': {
    reproduced: 'the types that the sandbox logs, with names by language_code',
    differs: 'names in Russian and English only; most numbers are guesses',
  },
  'GET /events/{eventId}': { reproduced: 'one event', differs: 'an unknown id is 204 (guess)' },
  ...settingCoverage,
  ...talkCoverage,
  ...sourceCoverage,
  ...salesbotCoverage,
  ...chatTemplateCoverage,
};

/** Something of amoCRM's API v4 that the sandbox does not have. A test checks each part of it. */
export interface Absence {
  what: string;
  /** No route is at or below these paths. */
  paths?: readonly string[];
  /** These paths can be read and not written. */
  readOnly?: readonly string[];
  /** By the route that lists them: fields that are null or an empty list in every row. */
  empty?: Readonly<Record<string, readonly string[]>>;
}

/** What no route of the sandbox has. */
export const absent: readonly Absence[] = [
  {
    what: 'tokens: those of the administrator and of the manager are constants and never expire; the tokens of the authorization server expire, but it knows one integration and signs nothing',
  },
  {
    what: 'set-up by API: the account itself cannot be written',
    readOnly: ['/account'],
  },
  {
    what: 'rights: an administrator and a manager differ only on the routes of users, roles, webhooks, sources, chat templates and chats of contacts, and where settings and catalogs are written; X-Context-User-ID is ignored',
  },
];
