import type { Action, ConversationContext } from '@carethread/staff/api';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useAction } from '../lib/useAction.js';
import { sentence } from '../parts/Broken.js';
import { MoreIcon } from '../parts/icons.js';
import { useWords } from '../words/index.js';
import styles from './thread.module.css';
import { keyName, useKeys } from './useKeys.js';

const Dialogs = lazy(() => import('./Dialogs.js').then(({ Dialogs }) => ({ default: Dialogs })));

export type DialogKind = 'transfer' | 'return-to-bot' | 'resolve';
const DIALOGS: readonly DialogKind[] = ['transfer', 'return-to-bot', 'resolve'];
/** Below this the other actions go into a menu; so they do between the two breakpoints of the desk. */
const ROOMY = '(min-width: 1360px), (min-width: 720px) and (max-width: 1099px)';

/** Claim first, then the others in a fixed order; what the server does not allow is not shown. */
export function Actions({ conversation }: { conversation: ConversationContext }) {
  const words = useWords();
  const { id, can } = conversation;
  const claim = useAction(id, 'claim');
  const [open, setOpen] = useState<DialogKind | null>(null);
  const roomy = useMediaQuery(ROOMY, true, { getInitialValueInEffect: false });
  const labels: Record<DialogKind, string> = {
    transfer: words.actions.transfer,
    'return-to-bot': words.actions.returnToBot,
    resolve: words.actions.resolve,
  };
  const may = (action: Action) => can.includes(action);
  const offered = DIALOGS.filter(may);
  const show = (dialog: DialogKind) => may(dialog) && setOpen(dialog);
  useKeys({
    claim: () => may('claim') && !claim.isPending && claim.mutate({}),
    transfer: () => show('transfer'),
    'return-to-bot': () => show('return-to-bot'),
    resolve: () => show('resolve'),
  });
  const known = (action: DialogKind | 'claim', label: string) => ({
    'aria-keyshortcuts': keyName(action),
    title: `${label} (${keyName(action)})`,
  });
  return (
    <div className={styles.actions}>
      {claim.error && (
        <span role="alert" className={styles.refused}>
          {sentence(claim.error, words)}
        </span>
      )}
      {may('claim') && (
        <Button size="sm" loading={claim.isPending} onClick={() => claim.mutate({})} {...known('claim', words.actions.claim)}>
          {words.actions.claim}
        </Button>
      )}
      {roomy
        ? offered.map((dialog) => (
            <Button key={dialog} size="sm" variant="default" onClick={() => setOpen(dialog)} {...known(dialog, labels[dialog])}>
              {labels[dialog]}
            </Button>
          ))
        : offered.length > 0 && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="default" size={36} aria-label={words.actions.more}>
                  <MoreIcon />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {offered.map((dialog) => (
                  <Menu.Item
                    key={dialog}
                    onClick={() => setOpen(dialog)}
                    rightSection={<kbd className={styles.kbd}>{keyName(dialog)}</kbd>}
                  >
                    {labels[dialog]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
      <Suspense>{open && <Dialogs which={open} conversation={conversation} close={() => setOpen(null)} />}</Suspense>
    </div>
  );
}
