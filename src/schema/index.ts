/**
 * What exists: the GraphQL schema, one file a noun. Says nothing about how it is answered beyond one line per field
 * that calls a loader or a resolver. Imported by `graph/`, which is the only way to execute it.
 */
import './account.ts';
import './change.ts';
import './company.ts';
import './contact.ts';
import './contact-search.ts';
import './lead-report.ts';
import './lead.ts';
import './link.ts';
import './note.ts';
import './pipeline.ts';
import './scalar.ts';
import './smart.ts';
import './task-report.ts';
import './task.ts';
import { buildSchema } from './builder.ts';

export const schema = buildSchema();
