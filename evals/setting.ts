/** What a run reads from the environment. */
import { setTimeout } from 'node:timers/promises';
import type { Endpoint } from './model/chat.ts';

/** The settings of a run. */
export interface Settings {
  endpoint: Endpoint;
  /** Names or kinds of tasks; all if empty. */
  only: readonly string[];
  /** Where the results are written. */
  resultFile: string;
}

/** The environment does not say what is needed. */
export class SettingError extends Error {}

const defaults = { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com' } as const;

/** @throws {SettingError} naming everything that is wrong */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const faults: string[] = [];
  const text = (name: string, fallback?: string) => {
    const value = environment[name]?.trim() || fallback;
    if (value === undefined) faults.push(`${name} is not set.`);
    return value ?? '';
  };
  const number = (name: string, fallback: number) => {
    const value = Number(text(name, String(fallback)));
    if (!Number.isSafeInteger(value) || value < 1) faults.push(`${name} must be a whole number above 0.`);
    return value;
  };
  const dialect = text('EVAL_DIALECT', 'openai');
  if (dialect !== 'openai' && dialect !== 'anthropic') faults.push('EVAL_DIALECT must be openai or anthropic.');
  const known = dialect === 'anthropic' ? 'anthropic' : 'openai';
  const settings: Settings = {
    endpoint: {
      dialect: known,
      baseUrl: text('EVAL_BASE_URL', defaults[known]).replace(/\/+$/, ''),
      key: text('EVAL_API_KEY'),
      model: text('EVAL_MODEL'),
      maxTokens: number('EVAL_MAX_TOKENS', 4_096),
      timeoutMs: number('EVAL_TIMEOUT', 120) * 1_000,
      wait: (ms) => setTimeout(ms),
    },
    only: text('EVAL_TASKS', '*')
      .split(/[\s,]+/)
      .filter((word) => word !== '' && word !== '*'),
    resultFile: text('EVAL_RESULT', 'evals-result.json'),
  };
  if (faults.length > 0) throw new SettingError(faults.join('\n'));
  return settings;
}
