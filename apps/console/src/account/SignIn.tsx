import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect } from 'react';
import { ApiError, api } from '../lib/api.js';
import { queryClient } from '../lib/queries.js';
import { sentence } from '../parts/Broken.js';
import type { Words } from '../words/en.js';
import { useWords } from '../words/index.js';
import styles from './account.module.css';
import { Brand } from './Brand.js';

const route = getRouteApi('/sign-in');

export function SignIn() {
  const words = useWords();
  const { to, why } = route.useSearch();
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${words.account.signIn} · ${words.app}`;
  }, [words]);
  const signIn = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => api.signIn(email, password),
    async onSuccess() {
      queryClient.clear();
      await navigate(to ? { to: '/c/$id', params: { id: to } } : { to: '/' });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    signIn.mutate({ email: String(fields.get('email')).trim(), password: String(fields.get('password')) });
  };
  const hint = {
    idle: words.account.idle,
    'account-inactive': words.account.inactive,
    'password-set': words.account.passwordSet,
    'signed-out': null,
  };
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={submit}>
        <div className={styles.brand}>
          <Brand /> {words.app}
        </div>
        <h1>{words.account.title}</h1>
        {why && hint[why] && !signIn.error && <p className={styles.hint}>{hint[why]}</p>}
        {signIn.error && (
          <p className={styles.problem} role="alert">
            {refused(signIn.error, words)}
          </p>
        )}
        <TextInput
          name="email"
          type="email"
          label={words.account.email}
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          name="password"
          label={words.account.password}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {words.account.signIn}
        </Button>
      </form>
    </main>
  );
}

function refused(error: Error, words: Words): string {
  if (error instanceof ApiError && error.code === 'signed-out') return words.account.wrong;
  if (error instanceof ApiError && error.code === 'too-many-requests') return words.account.tooMany;
  return sentence(error, words);
}
