/** Grafana's limit for uids, and the characters that it takes. */
export const uidPattern = /^[a-zA-Z0-9_-]{1,40}$/;

/** `HighRPCFailureRate` -> `high-rpc-failure-rate`; `RPC health` -> `rpc-health`. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

/**
 * A panel's id: a hash (FNV-1a, 32 bits, folded to 1 … 999999) of its key, so that no other panel's coming or
 * going changes it. Two equal ids in a dashboard are a finding, which another `key` mends.
 */
export function panelId(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (hash % 999_999) + 1;
}
