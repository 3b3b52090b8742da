/** The copy of the account's settings, and when they are read again. */
import { storeCalendar } from './calendar.ts';
import { hintRestaged } from './restaged.ts';
import { settingParts, storeSettings } from './settings.ts';
import type { Work } from './work.ts';

/** Pipelines are read again after so many seconds only, unless an answer must be newer: a stage is rarely deleted. */
const stageSeconds = 300;

/** A name that is missing in settings older than this may be new, in milliseconds. */
const missingMs = 10_000;

/** Writes settings only when they differ from what this process wrote last: they change rarely. */
export class SettingCopy {
  #written = '';

  /** Writes them as they are cached. */
  async store(work: Work): Promise<void> {
    const { store, settings, now, write } = work;
    const statements = await storeSettings(store, settings, now());
    const text = JSON.stringify(statements.map((statement) => statement.compile().parameters));
    if (text === this.#written) return;
    await write([...statements, ...(await hintRestaged(work))]);
    await storeCalendar(store, write);
    this.#written = text;
  }

  /**
   * Reads the pipelines again if they are older than an answer about leads may be: amoCRM moves the leads of a stage that is deleted without
   * an event and without touching them, so nothing else tells of it.
   *
   * @param maxAge seconds
   */
  async refreshStages(work: Work, maxAge: number): Promise<void> {
    const wasOld = await work.settings.limitAge('pipelines', maxAge === 0 ? 0 : Math.max(maxAge, stageSeconds) * 1000);
    // Otherwise they were written when the lease was taken.
    if (wasOld) await this.store(work);
  }

  /** Reads all of them again, unless they were read just now: a name that is missing may be new. */
  async refreshAll(work: Work): Promise<void> {
    const wereOld = await Promise.all(settingParts.map((part) => work.settings.limitAge(part, missingMs)));
    if (wereOld.includes(true)) await this.store(work);
  }

  /** The tables were made anew, so that nothing is known to be in them. */
  forget(): void {
    this.#written = '';
  }
}
