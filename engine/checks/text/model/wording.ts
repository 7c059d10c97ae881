/** A number as a person writes it: without the noise of binary fractions. */
export function plain(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Names in a row: `a, b and c`. */
export function inARow(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const reminders = ['TODO', 'FIXME', 'XXX', 'TBD', 'lorem ipsum'];

/** The reminder that an author left in a text, if there is one. */
export function placeholderIn(text: string): string | undefined {
  return reminders.find((reminder) => text.includes(reminder) && new RegExp(`\\b${reminder}\\b`).test(text));
}

/** What is wrong with a text that must say something, whatever it says. */
export function faultOfText(text: string, what: string): string | undefined {
  const isPadded = !(text.charCodeAt(0) > 32 && text.charCodeAt(text.length - 1) > 32);
  if (isPadded && text.trim() === '') return `the ${what} is empty`;
  if (isPadded) return `the ${what} begins or ends with a space`;
  const left = placeholderIn(text);
  return left === undefined ? undefined : `the ${what} still says ${left}`;
}

/** Whether two texts say the same but for case, spaces and punctuation. */
export function sayTheSame(left: string, right: string): boolean {
  return words(left) === words(right);
}

function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
