/** Exit codes of every command; docs: README, "Exit codes". */
export const exit = {
  clean: 0,
  /** Findings, conflicts or differences: what the command exists to report. */
  findings: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** Could not reach a server, or was refused by it. */
  server: 3,
  /** A bug of ours. */
  bug: 70,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Runs a command to its exit code. Only bugs throw: what is thrown is printed with its stack and exits with 70. */
export async function runCommand(command: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (isUsageError(error)) {
      const [sentence] = error.message.split('. To specify');
      console.error(`${sentence}. The options: npm run ${process.env.npm_lifecycle_event ?? 'build'} -- --help`);
      process.exitCode = exit.usage;
      return;
    }
    console.error('This is a bug of the command, not of what it read:');
    console.error(error);
    process.exitCode = exit.bug;
  }
}

/** Prints one sentence and the command's help; returns the exit code of wrong usage. */
export function usage(sentence: string, help: string): ExitCode {
  console.error(`${sentence}\n\n${help}`);
  return exit.usage;
}

function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
