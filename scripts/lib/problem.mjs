/** Something that the person at the keyboard can mend. Its message is the whole of what they are told. */
export class Problem extends Error {
  name = 'Problem';
}

/** Runs a script's main function. A Problem ends it with one sentence and exit code 1; anything else with its stack. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Problem ? error.message : error?.stack || error}\n`);
    process.exitCode = 1;
  }
}

/** @returns the error as a Problem where its code says what is wrong with the machine; the error itself otherwise. */
export function explain(error) {
  switch (error?.code) {
    case 'ENOSPC':
      return new Problem('The disk is full: free some space (an installation takes about 1.5 GB) and try again.');
    case 'EROFS':
      return new Problem('The folder of the project is on a read-only disk: clone it to one that can be written.');
    case 'EACCES':
    case 'EPERM':
      return new Problem(`${error.path ?? 'A file'} cannot be written by this user: clone the project as the user that runs it.`);
    default:
      return error;
  }
}
