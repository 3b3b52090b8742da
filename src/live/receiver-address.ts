/** The addresses at which servers of this program receive webhooks. Their last part is a secret, which is never shown. */

const receiver = /\/webhooks\/(?:amocrm\/|receive\/?(?:[?#]|$))/;

/** An address without its secret, to be shown. */
export function describeAddress(address: string): string {
  return address.replace(/(\/webhooks\/amocrm\/).+$/, '$1…');
}

/** Whether a server of this program receives changes at an address. */
export function isReceiverAddress(address: string): boolean {
  return receiver.test(address);
}
