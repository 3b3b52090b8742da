/** What the group of records without a value is called. Without a name it would look like a total. */
export const notSet = '(not set)';
