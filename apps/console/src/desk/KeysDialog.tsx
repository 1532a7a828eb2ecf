import { Button } from '@mantine/core';
import { Dialog } from '../parts/Dialog.js';
import { useWords } from '../words/index.js';
import styles from './desk.module.css';
import { keyName } from './useKeys.js';

/** What the keyboard can do at the desk. */
export function KeysDialog({ close }: { close(): void }) {
  const words = useWords();
  const { account, actions, composer } = words;
  const rows: [string, string][] = [
    [keyName('claim'), actions.claim],
    [keyName('transfer'), actions.transfer],
    [keyName('return-to-bot'), actions.returnToBot],
    [keyName('resolve'), actions.resolve],
    [keyName('note'), account.keysNote],
    [keyName('next'), account.keysNext],
    [keyName('previous'), account.keysPrevious],
    ['/', account.keysCanned],
  ];
  return (
    <Dialog label={account.keys} size="sm" close={close}>
      <h2 className={styles.dialogTitle}>{account.keys}</h2>
      <dl className={styles.keys}>
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.keysHint}>{composer.keys}</p>
      <Button variant="default" onClick={close} data-autofocus fullWidth>
        {account.keysClose}
      </Button>
    </Dialog>
  );
}
