import type { Me } from '@carethread/staff/api';
import { Menu, useMantineColorScheme } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { initials } from '../lib/labels.js';
import { useSignOut } from '../lib/useSignOut.js';
import { LANGUAGES, type UiLanguage, useSpoken } from '../words/index.js';
import styles from './desk.module.css';

const KeysDialog = lazy(() => import('./KeysDialog.js').then(({ KeysDialog }) => ({ default: KeysDialog })));

const THEMES = ['auto', 'light', 'dark'] as const;
const UI_LANGUAGES = Object.keys(LANGUAGES) as UiLanguage[];

export function AccountMenu({ me }: { me: Me }) {
  const { words, language, speak } = useSpoken();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const [keys, setKeys] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <button type="button" className={styles.avatar}>
            <span aria-hidden="true">{initials(me.name)}</span>
            <span className="unseen">{`${words.account.menu}: ${me.name}`}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.name}</Menu.Label>
          <Menu.Divider />
          <Menu.Label>{words.account.theme}</Menu.Label>
          {THEMES.map((theme) => (
            <Menu.Item
              key={theme}
              onClick={() => setColorScheme(theme)}
              rightSection={theme === colorScheme && '✓'}
              aria-current={theme === colorScheme}
            >
              {words.account.themes[theme]}
            </Menu.Item>
          ))}
          <Menu.Label>{words.account.language}</Menu.Label>
          {UI_LANGUAGES.map((key) => (
            <Menu.Item
              key={key}
              lang={key}
              onClick={() => speak(key)}
              rightSection={key === language && '✓'}
              aria-current={key === language}
            >
              {LANGUAGES[key].name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setKeys(true)}>{words.account.keys}</Menu.Item>
          <Menu.Item onClick={() => signOut('signed-out')}>{words.account.signOut}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>{keys && <KeysDialog close={() => setKeys(false)} />}</Suspense>
    </>
  );
}
