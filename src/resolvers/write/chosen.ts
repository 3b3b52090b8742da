/** What amoCRM chooses itself for a new record. It answers a write with an id alone, so this is told from the account's settings. */
import type { LeadWrite } from '../../amocrm/index.ts';
import { AmocrmGraphqlError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { firstStage, type Stage } from '../stage.ts';

/** Who is responsible for a new record if the write names nobody: the user of the token (amoCRM API v4, Leads: responsible_user_id). */
export interface ChosenUser {
  responsible_user_id?: number;
}

/** Called before the write, because a failure after it would hide that something was written. */
export function chosenUser({ metadata }: Pick<Context, 'metadata'>): Promise<ChosenUser> {
  return unlessUnavailable(async () => {
    const { current_user_id: id } = await metadata.account();
    return id ? { responsible_user_id: id } : {};
  });
}

/** Settings that cannot be loaded stop no write: what they would tell is then read back if it is asked for. */
async function unlessUnavailable<Value extends object>(
  load: () => Promise<Value>,
): Promise<Value | Record<string, never>> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof AmocrmGraphqlError) return {};
    throw error;
  }
}

/**
 * What amoCRM chooses for a new lead: also the first stage of the main pipeline, unless the write names one. Not sent: if an answer is lost,
 * the lead is recognized by what was sent, and a robot may have moved it by then.
 */
export async function chosenOfLead(
  sent: LeadWrite,
  context: Pick<Context, 'metadata'>,
): Promise<ChosenUser & Partial<Stage>> {
  const isPlaced = sent.pipeline_id !== undefined || sent.status_id !== undefined;
  const [user, stage] = await Promise.all([
    chosenUser(context),
    isPlaced ? {} : unlessUnavailable(() => mainStage(context)),
  ]);
  return { ...user, ...stage };
}

async function mainStage({ metadata }: Pick<Context, 'metadata'>): Promise<Partial<Stage>> {
  const main = (await metadata.pipelines()).find((pipeline) => pipeline.is_main);
  const status_id = main && firstStage(main);
  return main && status_id !== undefined ? { pipeline_id: main.id, status_id } : {};
}
