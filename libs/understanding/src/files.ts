/** @returns whether an error says that a file is not there. */
export function isMissingFile(error: unknown): error is { code: 'ENOENT'; message: string } {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
