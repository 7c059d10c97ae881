import { fileURLToPath } from 'node:url';

/** The project's folder, which all paths of findings are relative to. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
