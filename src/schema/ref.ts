import type {
  Catalog as CatalogRecord,
  Company as CompanyRecord,
  Contact as ContactRecord,
  Customer as CustomerRecord,
  CustomField as CustomFieldRecord,
  Lead as LeadRecord,
  Note as NoteRecord,
  Pipeline as PipelineRecord,
  Role as RoleRecord,
  Source as SourceRecord,
  Status as StatusRecord,
  Talk as TalkRecord,
  Task as TaskRecord,
} from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import type { KnownElement } from '../resolvers/catalog-element.ts';
import type { OwnedGroup } from '../resolvers/custom-field-group.ts';
import type { KnownFile } from '../resolvers/file.ts';
import { builder } from './builder.ts';

/*
 * The object types that refer to one another. They are declared here and implemented in the file of their noun, so that those files
 * do not import each other.
 */

export const Lead = builder.objectRef<Known<LeadRecord>>('Lead');
export const Contact = builder.objectRef<Known<ContactRecord>>('Contact');
export const Company = builder.objectRef<Known<CompanyRecord>>('Company');
export const Customer = builder.objectRef<Known<CustomerRecord>>('Customer');
export const Task = builder.objectRef<Known<TaskRecord>>('Task');
export const Note = builder.interfaceRef<Known<NoteRecord>>('Note');
export const Catalog = builder.objectRef<CatalogRecord>('Catalog');
export const CatalogElement = builder.objectRef<KnownElement>('CatalogElement');
export const File = builder.objectRef<KnownFile>('File');
export const Pipeline = builder.objectRef<PipelineRecord>('Pipeline');
export const Status = builder.objectRef<StatusRecord>('Status');
export const CustomField = builder.objectRef<CustomFieldRecord>('CustomField');
export const CustomFieldGroup = builder.objectRef<OwnedGroup>('CustomFieldGroup');
export const Role = builder.objectRef<RoleRecord>('Role');
export const Source = builder.objectRef<SourceRecord>('Source');
export const Talk = builder.objectRef<Known<TalkRecord>>('Talk');
