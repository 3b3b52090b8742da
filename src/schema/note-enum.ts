import type { ArgBuilder } from '@pothos/core';
import { type NoteType as NoteTypeName, noteTypes } from '../amocrm/index.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';

/** One value for each known type. */
export const NoteType = builder.enumType('NoteType', {
  description: 'A known type of notes.',
  values: Object.fromEntries(
    Object.entries(noteTypes).map(([value, description]) => [value.toUpperCase(), { value, description }]),
  ) as Record<Uppercase<NoteTypeName>, { value: NoteTypeName; description: string }>,
});

/** What became of a message to the cashier (amoCRM API v4, Notes: message_cashier). */
export const CashierMessageStatus = builder.enumType('CashierMessageStatus', {
  description: 'What became of a message to the cashier.',
  values: {
    CREATED: { value: 'created', description: 'It was created.' },
    SHOWN: { value: 'shown', description: 'It was shown.' },
    CANCELED: { value: 'canceled', description: 'It was canceled.' },
  } as const,
});

/** The arguments that choose notes by their type. */
export function noteTypeArgs(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return {
    types: t.arg({ type: [NoteType], description: 'Only notes of these types.', validate: constraint.listOf(50) }),
    typeNames: t.arg.stringList({
      description: 'Only notes of these types, besides `types`: amoCRM’s names, also ones that `NoteType` lacks.',
      validate: constraint.noteTypeNames,
    }),
  };
}
