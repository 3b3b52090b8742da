/** Loaded first by a process that lives later than the others, by so many milliseconds. */
const { now } = Date;
Date.now = () => now() + Number(process.env.CLOCK_AHEAD_MS);
