import { ConfigError } from '../config/config-error.js';
import { visible } from '../report/visible.js';
import { RulePackError } from '../rules/rule-error.js';

/** The world as a command sees it. Only `main.ts` ties it to the process. */
export interface Io {
  /** The folder that relative names start from. */
  readonly folder: string;
  /** Standard input; the signal ends it, with an error. */
  readonly input: (until?: AbortSignal) => AsyncIterable<Uint8Array>;
  /** Resolves when the text, or its bytes, are written; rejects when they cannot be. */
  readonly output: (text: string | Uint8Array) => Promise<void>;
  readonly complain: (text: string) => Promise<void>;
  readonly isOutputTerminal: boolean;
  readonly isComplaintTerminal: boolean;
  /**
   * Aborts when the person at the terminal, or whoever runs the process, has had enough: the reason is the signal. From
   * the first call on, that is all that the first signal does; a second one ends the process at once.
   */
  readonly interruption: () => AbortSignal;
  /** The present day in UTC, `2026-01-31`: for suppressions that expire, and for nothing else. */
  readonly today: () => string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * 0: nothing at or above `--fail-on`; 1: something was; 2: an input could not be read or is no FHIR resource, or
 * the usage or the configuration is wrong; 3: a rule pack is defective; 130, 143: interrupted by SIGINT, SIGTERM.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130 | 143;

/** Wrong usage. The message is for the person at the terminal. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** https://no-color.org, and its opposite. */
export function wantsColour(io: Io): boolean {
  if ((io.environment.NO_COLOR ?? '') !== '') return false;
  const forced = io.environment.FORCE_COLOR ?? '';
  return forced !== '' ? forced !== '0' : io.isOutputTerminal;
}

/** Says what is wrong with the usage or with a pack, and gives the exit code for it. Throws everything else on. */
export async function complainAbout(error: unknown, io: Io): Promise<ExitCode> {
  if (error instanceof UsageError) {
    await io.complain(`rulepack: ${visible(error.message)}\n`);
    return 2;
  }
  if (error instanceof ConfigError) {
    await io.complain(error.lines.map((line) => `${visible(line)}\n`).join(''));
    return 2;
  }
  if (error instanceof RulePackError) {
    await io.complain(error.errors.map(({ message }) => `${visible(message)}\n`).join(''));
    return 3;
  }
  throw error;
}
