import type { Privacy } from '../engine/privacy.ts';

/**
 * What identifies a user, a deal or money of the marketplace. Metrics are aggregate counts: no label may be named by
 * one of these words, and no text that people read may hold one of these shapes.
 */
export const privacy: Privacy = {
  names: [
    'user',
    'username',
    'account',
    'customer',
    'buyer',
    'vendor',
    'seller',
    'arbiter',
    'escrow',
    'order',
    'dispute',
    'listing',
    'product',
    'session',
    'cookie',
    'token',
    'wallet',
    'address',
    'addr',
    'subaddress',
    'onion',
    'ip',
    'email',
    'mail',
    'pgp',
    'fingerprint',
    'txid',
    'tx',
    'transaction',
    'payment',
    'amount',
    'balance',
    'price',
    'seed',
    'mnemonic',
    'key',
    'path',
    'uri',
    'url',
    'query',
    'agent',
  ],
  shapes: [
    {
      // Base58 of 69 bytes: 4 standard, 8 sub-address; on stagenet 5 and 7, on testnet 9 or A, and B.
      name: 'a Monero address',
      pattern: /(?<![1-9A-HJ-NP-Za-km-z])[45789AB][1-9A-HJ-NP-Za-km-z]{94}(?![1-9A-HJ-NP-Za-km-z])/,
    },
    {
      // With a payment id inside: 77 bytes.
      name: 'a Monero integrated address',
      pattern: /(?<![1-9A-HJ-NP-Za-km-z])[45A][1-9A-HJ-NP-Za-km-z]{105}(?![1-9A-HJ-NP-Za-km-z])/,
    },
    {
      // A number behind such a word names a single deal.
      name: 'the number of an escrow or order',
      pattern: /\b(?:escrow|order|dispute|esc|ord)[-_#]\d{3,}\b/i,
    },
    {
      // With so many decimals an amount finds its transaction.
      name: 'an exact amount of XMR',
      pattern: /\b\d+\.\d{4,12}\s?(?:XMR|xmr|ɱ)/,
    },
  ],
};
