/** Reads `2.42`, `v2.42.0` or `3`; undefined if it is no version. */
export function parseVersion(text: string): readonly number[] | undefined {
  return /^v?\d+(\.\d+){0,2}$/.test(text) ? text.replace(/^v/, '').split('.').map(Number) : undefined;
}

/** Whether a version is the other one or a later one; what is not written counts as 0. */
export function isAtLeast(version: readonly number[], other: readonly number[]): boolean {
  for (let i = 0; i < 3; i++) {
    const difference = (version[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
