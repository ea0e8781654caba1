import { UsageError, type Io } from './io.js';
import { openReportFile, outputFailure } from './report-file.js';

/** Where the verdicts go. */
export interface BulkOutput {
  write(bytes: Uint8Array): Promise<void>;
  /** The output is what was written, under its name. */
  close(): Promise<void>;
  /** Gives up, because of a failure. */
  discard(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Standard output, or a file that is there when it is closed. */
export async function openOutput(output: string | undefined, io: Io): Promise<BulkOutput> {
  if (output === undefined) return { write: io.output, close: nothing, discard: nothing };
  const file = await openReportFile(output, io);
  return told(output, file);
}

/** A failure names the file. */
function told(output: string, file: BulkOutput): BulkOutput {
  const telling = async (act: Promise<void>): Promise<void> => {
    try {
      await act;
    } catch (error) {
      throw new UsageError(outputFailure(output, error));
    }
  };
  return {
    write: (bytes) => telling(file.write(bytes)),
    close: () => telling(file.close()),
    discard: () => file.discard(),
  };
}
