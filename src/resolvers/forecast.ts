/** The forecast of a pipeline, from the local replica. */
import type { Forecast } from '../replica/question/forecast.ts';
import type { Context } from './context.ts';
import { decimalsOf } from './price.ts';
import { readReplica } from './replica.ts';
import { checkPipelines } from './stage.ts';

/** The arguments of `forecast`. */
export interface ForecastArguments {
  pipelineId: string;
  months: number;
  maxAge: number;
}

/** Loads the forecast of a pipeline. @throws {ValidationError} for an unknown pipeline */
export async function loadPipelineForecast(args: ForecastArguments, context: Context): Promise<Forecast> {
  const { pipelineId, months, maxAge } = args;
  await checkPipelines([pipelineId], ['pipelineId'], context);
  const snapshot = await readReplica(['leads', 'events'], maxAge, context);
  // Loaded here, so that a process that asks no such question does not load it.
  const { loadForecast } = await import('../replica/question/forecast.ts');
  const step = 10 ** (4 - Math.max(2, decimalsOf(snapshot.currency)));
  return loadForecast(snapshot, { pipelineId: Number(pipelineId), months, step });
}

/** Why a forecast is unreliable, as sentences; none if it is reliable. */
export function explainForecast({ stages, closing, snapshot }: Forecast): string[] {
  const reasons: string[] = [];
  const waiting = stages.filter(({ count, isUnreliable }) => count > 0 && isUnreliable);
  for (const { name, statusId, entered } of waiting) {
    reasons.push(`«${name ?? statusId}» has ${entered} leads of the past; fewer than 30 do not show a rate.`);
  }
  if (!closing || closing.count < 30) {
    reasons.push(`Only ${closing?.count ?? 0} leads were closed within the history: how long they take is not known.`);
  }
  if (!snapshot.complete) reasons.push('The first copy of the account is not complete.');
  return reasons;
}

/** A number with two decimals. */
export function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
