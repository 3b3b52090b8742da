import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder where this program keeps data that is worth keeping, unless DATA_DIR names another. */
export function dataFolder(): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  const folder =
    XDG_DATA_HOME ||
    (process.platform === 'win32' && LOCALAPPDATA) ||
    (process.platform === 'darwin' && join(homedir(), 'Library', 'Application Support')) ||
    join(homedir(), '.local', 'share');
  return join(folder, 'amocrm-graphql');
}
