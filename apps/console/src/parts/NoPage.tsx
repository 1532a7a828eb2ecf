import { Link } from '@tanstack/react-router';
import { useWords } from '../words/index.js';
import { Blank } from './Blank.js';
import { AlertIcon } from './icons.js';

/** An address that leads nowhere. */
export function NoPage() {
  const words = useWords();
  return (
    <main>
      <Blank icon={<AlertIcon />} title={words.errors.notFoundTitle} text={words.errors.noPage} page>
        <Link to="/">{words.errors.toDesk}</Link>
      </Blank>
    </main>
  );
}
