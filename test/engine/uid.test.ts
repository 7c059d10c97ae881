import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kebab, panelId, uidPattern } from '../../engine/uid.ts';

describe('a name in kebab case', () => {
  it.each([
    ['HighRPCFailureRate', 'high-rpc-failure-rate'],
    ['RPC health', 'rpc-health'],
    ['HostOOMKill', 'host-oom-kill'],
    ['HostDiskWillFillIn24h', 'host-disk-will-fill-in24h'],
    ['a  b/c', 'a-b-c'],
    ['(sum)', 'sum'],
    ['ServerDown', 'server-down'],
    ['TSDBFailures', 'tsdb-failures'],
  ])('%s is %s', (name, expected) => {
    expect(kebab(name)).toBe(expected);
  });

  it('is made of what Grafana takes for a uid', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (name) => {
        expect(`x${kebab(name)}`).toMatch(uidPattern);
      }),
    );
  });
});

describe('a uid', () => {
  it('has 1 to 40 letters, digits, dashes and underscores', () => {
    expect(['a', 'mm-rpc_health', 'x'.repeat(40)].every((uid) => uidPattern.test(uid))).toBe(true);
    expect(['', 'x'.repeat(41), 'a b', 'a/b', 'ä'].some((uid) => uidPattern.test(uid))).toBe(false);
  });
});

describe('the id of a panel', () => {
  it('is the FNV-1a hash of its key, which must never change', () => {
    expect(['RPC success rate', 'Uptime', 'row:Calls', ''].map(panelId)).toEqual([497_988, 549_147, 435_865, 138_428]);
  });

  it('is between 1 and 999999', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        const id = panelId(key);
        expect(Number.isInteger(id)).toBe(true);
        expect(id).toBe(Math.min(Math.max(id, 1), 999_999));
      }),
    );
  });

  it('differs for keys that differ little', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `Panel ${index}`);
    expect(new Set(keys.map(panelId)).size).toBeGreaterThan(498);
  });
});
