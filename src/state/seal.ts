import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';

/** Encrypts texts at rest. */
export interface Seal {
  close(text: string): string;
  /** @throws Error naming the problem, never the text, if no key fits or the text was changed */
  open(sealed: string): string;
}

/**
 * AES-256-GCM. The first key encrypts, all decrypt: a new key is put before the old one, and the old one removed once
 * everything was written anew.
 *
 * @param keys secrets of any shape; without one nothing is encrypted
 */
export function createSeal(keys: readonly string[]): Seal {
  const known = keys.map((secret) => ({
    id: createHash('sha256').update(`id:${secret}`).digest('hex').slice(0, 8),
    key: scryptSync(secret, 'amocrm-graphql tokens', 32),
  }));
  const [first] = known;
  return {
    close(text) {
      if (!first) return `plain.${Buffer.from(text).toString('base64url')}`;
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', first.key, iv);
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return ['v1', first.id, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed) {
      const [version, ...parts] = sealed.trim().split('.');
      if (version === 'plain') return Buffer.from(parts[0] ?? '', 'base64url').toString('utf8');
      const [id, ...encoded] = parts;
      const [iv, tag, data] = encoded.map((part) => Buffer.from(part, 'base64url'));
      const key = known.find((each) => each.id === id)?.key;
      if (version !== 'v1' || !iv || !tag || !data) throw new Error('the stored text is not encrypted');
      if (!key) throw new Error(`what is stored was encrypted with another key (${id}); add it to AMOCRM_TOKEN_KEY`);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv);
        decipher.setAuthTag(tag);
        return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
      } catch {
        throw new Error('the stored text was changed without the key');
      }
    },
  };
}
