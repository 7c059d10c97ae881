/** How bad a colour says that a number is; undefined for colours that judge nothing. */
export function badness(color: string): number | undefined {
  return ranks[color];
}

const ranks: Readonly<Record<string, number>> = {
  'dark-green': 0,
  green: 0,
  yellow: 1,
  orange: 2,
  red: 3,
  'dark-red': 4,
};
