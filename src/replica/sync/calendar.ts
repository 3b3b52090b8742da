import { calendarDays } from '../calendar.ts';
import type { Store } from '../store/store.ts';
import type { Work } from './work.ts';

const firstYear = 2000;
const lastYear = 2050;

/** Years in one transaction: with many accounts at once, the rows of all years would take a gigabyte. */
const yearsAtOnce = 10;

/** Fills the table `calendar`. Killed in the middle, it begins again. */
export async function storeCalendar({ database, insert }: Store, write: Work['write']): Promise<void> {
  const lastDay = `${lastYear}-12-31`;
  if (await database.selectFrom('calendar').select('day').where('day', '=', lastDay).executeTakeFirst()) return;
  for (let year = firstYear; year <= lastYear; year += yearsAtOnce) {
    const end = Math.min(year + yearsAtOnce - 1, lastYear);
    await write([insert('calendar', calendarDays(`${year}-01-01`, `${end}-12-31`))]);
  }
}
