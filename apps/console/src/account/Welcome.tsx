import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect } from 'react';
import { ApiError, api } from '../lib/api.js';
import { sentence } from '../parts/Broken.js';
import { useWords } from '../words/index.js';
import styles from './account.module.css';
import { Brand } from './Brand.js';

const MIN_LENGTH = 12;
const route = getRouteApi('/welcome');

/** Where an invitation's link leads: the account is there, its owner chooses the password. */
export function Welcome() {
  const words = useWords();
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const choose = useMutation({
    mutationFn: (password: string) => api.setPassword(token, password),
    onSuccess: () => navigate({ to: '/sign-in', search: { why: 'password-set' } }),
  });
  useEffect(() => {
    document.title = `${words.account.welcome} · ${words.app}`;
  }, [words]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    choose.mutate(String(new FormData(event.currentTarget).get('password')));
  };
  const invalid = choose.error instanceof ApiError && choose.error.code === 'invalid-request';
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={submit}>
        <div className={styles.brand}>
          <Brand /> {words.app}
        </div>
        <h1>{words.account.welcome}</h1>
        {token && <p>{words.account.welcomeText}</p>}
        {!token && <p className={styles.problem}>{words.account.linkMissing}</p>}
        {choose.error && (
          <p className={styles.problem} role="alert">
            {invalid ? words.account.linkInvalid : sentence(choose.error, words)}
          </p>
        )}
        <PasswordInput
          name="password"
          label={words.account.newPassword}
          description={words.account.tooShort}
          autoComplete="new-password"
          minLength={MIN_LENGTH}
          maxLength={128}
          disabled={!token}
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={choose.isPending} disabled={!token} fullWidth>
          {words.account.setPassword}
        </Button>
      </form>
    </main>
  );
}
