/** The demo administrator's token. A constant in public source: it opens the sandbox and nothing else. */
export const sandboxToken = 'sandbox-demo-token';

/** The token of a demo manager without administrator's rights: the routes of users and webhooks answer 403. */
export const sandboxManagerToken = 'sandbox-manager-token';
