import { type Me, PRESENCE_CHOICES } from '@carethread/staff/api';
import { Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Brand } from '../account/Brand.js';
import { api } from '../lib/api.js';
import { useLiveView } from '../lib/LiveContext.js';
import { useMe } from '../lib/useDesk.js';
import { ChevronIcon } from '../parts/icons.js';
import { useWords } from '../words/index.js';
import { AccountMenu } from './AccountMenu.js';
import styles from './desk.module.css';

export function TopBar() {
  const words = useWords();
  const me = useMe();
  const { state } = useLiveView();
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <Brand />
        <h1>{words.app}</h1>
        <span className={styles.clinic}>{me.clinic.name}</span>
      </div>
      <span className={styles.live} data-state={state} role="status">
        {words.live[state]}
      </span>
      <PresenceMenu me={me} />
      <AccountMenu me={me} />
    </header>
  );
}

function PresenceMenu({ me }: { me: Me }) {
  const words = useWords();
  const client = useQueryClient();
  const say = useMutation({
    mutationFn: api.setPresence,
    onSuccess: (presence) => client.setQueryData<Me>(['me'], (old) => old && { ...old, presence }),
  });
  const current = words.presence[me.presence.state];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.pill} aria-label={`${words.presence.label}: ${current}`}>
          <span className={styles.dot} data-state={me.presence.state} />
          <span className={styles.presenceWord}>{current}</span>
          <ChevronIcon />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {PRESENCE_CHOICES.map((state) => (
          <Menu.Item
            key={state}
            leftSection={<span className={styles.dot} style={{ display: 'block' }} data-state={state} />}
            aria-current={state === me.presence.state}
            onClick={() => say.mutate(state)}
          >
            {words.presence[state]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
