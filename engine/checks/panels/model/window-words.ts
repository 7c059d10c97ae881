const units = [
  ['second', 's', 1],
  ['minute', 'm', 60],
  ['hour', 'h', 3600],
  ['day', 'd', 86_400],
  ['week', 'w', 604_800],
] as const;
const adverbs: Readonly<Record<string, string>> = { minute: 'minutely', hour: 'hourly', day: 'daily', week: 'weekly' };
const patterns = new Map<number, RegExp>();

/** Whether a text names a window of so many seconds: `5 minutes`, `1h`, `per hour`, `daily`. */
export function namesWindow(text: string, seconds: number): boolean {
  let pattern = patterns.get(seconds);
  if (pattern === undefined) {
    pattern = new RegExp(
      units.flatMap(([word, letter, length]) => words(seconds / length, word, letter)).join('|') || '(?!)',
      'i',
    );
    patterns.set(seconds, pattern);
  }
  return pattern.test(text);
}

function words(amount: number, word: string, letter: string): string[] {
  if (!Number.isInteger(amount) || amount < 1) return [];
  const counted = String.raw`\b${amount}(?:[ -]?${word}s?|${letter})\b`;
  if (amount !== 1) return [counted];
  const single = String.raw`\b(?:per|an?|one|the|each|every|last) ${word}\b`;
  return [counted, single, ...(adverbs[word] ? [String.raw`\b${adverbs[word]}\b`] : [])];
}
