import { Button } from '@mantine/core';
import { ApiError } from '../lib/api.js';
import type { Words } from '../words/en.js';
import { useWords } from '../words/index.js';
import { Blank } from './Blank.js';
import { AlertIcon } from './icons.js';

/** @returns what an error means to an agent, in their language */
export function sentence(error: Error, words: Words): string {
  return error instanceof ApiError ? words.errors[error.code] : words.errors.unexpected;
}

/** A pane that could not be filled: why, and a way on where there is one. */
export function Broken({ error, retry, page = false }: { error: Error; retry?: () => void; page?: boolean }) {
  const words = useWords();
  const code = error instanceof ApiError ? error.code : 'unexpected';
  const title =
    code === 'no-permission'
      ? words.errors.noPermissionTitle
      : code === 'not-found'
        ? words.errors.notFoundTitle
        : code === 'offline'
          ? words.errors.offlineTitle
          : words.errors.title;
  const final = code === 'no-permission' || code === 'not-found';
  return (
    <Blank icon={<AlertIcon />} title={title} text={sentence(error, words)} page={page}>
      {retry && !final && (
        <Button variant="default" size="sm" onClick={retry}>
          {words.actions.retry}
        </Button>
      )}
    </Blank>
  );
}
