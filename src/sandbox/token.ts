/** The demo administrator's token. A constant in public source: it opens the sandbox and nothing else. */
export const SANDBOX_TOKEN = 'sandbox-demo-token';

/** The token of a demo manager without administrator's rights: the routes of users and webhooks answer 403. */
export const SANDBOX_MANAGER_TOKEN = 'sandbox-manager-token';
