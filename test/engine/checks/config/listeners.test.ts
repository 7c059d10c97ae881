import { describe, expect, it } from 'vitest';
import { type Listener, listensBeyondLoopback } from '../../../../engine/checks/config/listens-beyond-loopback.ts';
import { portTaken } from '../../../../engine/checks/config/port-taken.ts';
import { targetNotListening } from '../../../../engine/checks/config/target-not-listening.ts';
import { said } from './at.ts';

const listener = (what: string, value: string): Listener => ({ what, value, origin: { path: [what] } });

describe('listens-beyond-loopback', () => {
  it.each(['0.0.0.0:1', ':1', '[::]:1', '10.0.0.1:1', 'example.net:1', '[2001:db8::1]:1'])('reports %s', (address) => {
    expect(listensBeyondLoopback([listener('a', address)])).toMatchObject([{ id: 'listens-beyond-loopback' }]);
  });
  it.each(['127.0.0.1:1', '127.8.9.1:1', 'localhost:1', '[::1]:1'])('is content with %s', (address) => {
    expect(listensBeyondLoopback([listener('a', address)])).toEqual([]);
  });
});

describe('port-taken', () => {
  it('names the program that has the port', () => {
    const all = [listener('a', '127.0.0.1:1'), listener('b', 'localhost:2'), listener('c', 'localhost:1')];
    expect(said(portTaken(all))).toEqual(['error c: c wants port 1, which a has']);
  });
});

describe('target-not-listening', () => {
  const pair = (target: string) => [
    { listener: listener('a', '127.0.0.1:9100'), target: { value: target, origin: { path: ['t'] } } },
  ];
  it('compares the ports of this machine', () => {
    expect(said(targetNotListening(pair('localhost:9101')))).toEqual([
      'error t: a is looked for at port 9101 and listens on port 9100',
    ]);
    expect(targetNotListening(pair('localhost:9100'))).toEqual([]);
  });
  it('says nothing of other machines, where a proxy may stand between', () => {
    expect(targetNotListening(pair('other.example:9101'))).toEqual([]);
  });
});
