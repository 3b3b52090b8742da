import type { ShortLinkWrite } from '../amocrm/index.ts';
import { ForbiddenError } from '../errors/index.ts';
import type { Context } from './context.ts';
import { type BatchResult, sendBatch } from './write/batch.ts';
import { checkReferences, loadReferences, toReferences } from './write/reference.ts';

/** A `CreateShortLinkInput`. */
export interface CreateShortLinkInput {
  url: string;
  contactId: string;
}

/** A short link and what it stands for. */
export interface ShortLink {
  url: string;
  targetUrl: string;
  contactId: number;
}

/**
 * Creates short links. amoCRM cannot list them, so one whose answer was lost cannot be found; creating it again does no harm, because
 * each is a new address of the same page.
 */
export async function createShortLinks(
  inputs: readonly CreateShortLinkInput[],
  context: Context,
): Promise<BatchResult<ShortLink>[]> {
  const contactOf = ({ contactId }: CreateShortLinkInput) => toReferences('contacts', [contactId]);
  await loadReferences(inputs.flatMap(contactOf), context);
  return sendBatch(
    inputs,
    async (input): Promise<ShortLinkWrite> => {
      await checkReferences(contactOf(input), context);
      return { url: input.url, metadata: { entity_type: 'contacts', entity_id: Number(input.contactId) } };
    },
    async (writes) => {
      const outcomes = await context.amocrm.shortLinks.create(writes);
      return outcomes.map((outcome) =>
        'error' in outcome ? { ...outcome, error: nameRight(outcome.error) } : outcome,
      );
    },
    ({ url, metadata }, created) => ({ url: created.url, targetUrl: url, contactId: metadata.entity_id }),
    context,
  );
}

function nameRight<Reason>(error: Reason): Reason | ForbiddenError {
  if (!(error instanceof ForbiddenError)) return error;
  const remedy =
    'Give the integration the scope «Доступ к данным аккаунта» (access to account data), and sign in again.';
  return new ForbiddenError(error.message, { cause: error, remedy });
}
