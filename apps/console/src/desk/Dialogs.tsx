import { type ConversationContext, DISPOSITIONS } from '@carethread/staff/api';
import { Button, Group, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useAction } from '../lib/useAction.js';
import { useMe, useQueues } from '../lib/useDesk.js';
import { sentence } from '../parts/Broken.js';
import { Dialog } from '../parts/Dialog.js';
import { useWords } from '../words/index.js';
import type { DialogKind } from './Actions.js';

interface DialogProps {
  conversation: ConversationContext;
  close(): void;
}

/** What asks something before it is done: where to, what is left, how it ended. */
export function Dialogs({ which, ...props }: DialogProps & { which: DialogKind }) {
  const words = useWords();
  const titles = {
    transfer: words.actions.transferTitle,
    'return-to-bot': words.actions.returnTitle,
    resolve: words.actions.resolveTitle,
  };
  return (
    <Dialog label={titles[which]} close={props.close}>
      <Text component="h2" fw={600} size="lg" mb={12}>
        {titles[which]}
      </Text>
      {which === 'transfer' && <Transfer {...props} />}
      {which === 'return-to-bot' && <ReturnToBot {...props} />}
      {which === 'resolve' && <Resolve {...props} />}
    </Dialog>
  );
}

function Transfer({ conversation, close }: DialogProps) {
  const words = useWords();
  const me = useMe();
  const { queues } = useQueues();
  const transfer = useAction(conversation.id, 'transfer');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const agents = [...new Map(queues.flatMap((queue) => queue.agents).map((agent) => [agent.staffId, agent])).values()]
    .filter((agent) => agent.staffId !== me.id && agent.presence !== 'offline')
    .sort((a, b) => a.name.localeCompare(b.name));
  const send = () => {
    const [kind, target = ''] = [to.slice(0, to.indexOf(':')), to.slice(to.indexOf(':') + 1)];
    transfer.mutate(kind === 'queue' ? { queue: target, note } : { agent: target, note }, { onSuccess: close });
  };
  return (
    <Form
      error={transfer.error}
      busy={transfer.isPending}
      ready={to !== ''}
      label={words.actions.transfer}
      submit={send}
      close={close}
    >
      <NativeSelect
        label={words.actions.transferTo}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data-autofocus
      >
        <option value="" disabled hidden>
          {words.actions.transferChoose}
        </option>
        <optgroup label={words.actions.queueGroup}>
          {queues
            .filter((queue) => queue.id !== conversation.handoff?.queue)
            .map((queue) => (
              <option key={queue.id} value={`queue:${queue.id}`}>
                {queue.name} ({queue.depth})
              </option>
            ))}
        </optgroup>
        {agents.length > 0 && (
          <optgroup label={words.actions.agentGroup}>
            {agents.map((agent) => (
              <option key={agent.staffId} value={`agent:${agent.staffId}`}>
                {agent.name}, {words.presence[agent.presence]} ({agent.load}/{agent.capacity})
              </option>
            ))}
          </optgroup>
        )}
      </NativeSelect>
      <Textarea
        label={words.actions.transferNote}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={8}
      />
    </Form>
  );
}

function ReturnToBot({ conversation, close }: DialogProps) {
  const words = useWords();
  const back = useAction(conversation.id, 'return-to-bot');
  const [task, setTask] = useState('');
  const send = () => back.mutate(task.trim() ? { task: task.trim() } : {}, { onSuccess: close });
  return (
    <Form error={back.error} busy={back.isPending} ready label={words.actions.returnToBot} submit={send} close={close}>
      <Text c="dimmed">{words.actions.returnText}</Text>
      <Textarea
        label={words.actions.returnTask}
        value={task}
        onChange={(event) => setTask(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={6}
        data-autofocus
      />
    </Form>
  );
}

function Resolve({ conversation, close }: DialogProps) {
  const words = useWords();
  const resolve = useAction(conversation.id, 'resolve');
  const [disposition, setDisposition] = useState<string>(DISPOSITIONS[0]);
  const send = () => resolve.mutate({ disposition }, { onSuccess: close });
  return (
    <Form error={resolve.error} busy={resolve.isPending} ready label={words.actions.resolve} submit={send} close={close}>
      <Text c="dimmed">{words.actions.resolveText}</Text>
      <Radio.Group value={disposition} onChange={setDisposition} aria-label={words.actions.resolveTitle}>
        <Stack gap={10}>
          {DISPOSITIONS.map((key, index) => (
            <Radio key={key} value={key} label={words.dispositions[key]} data-autofocus={index === 0 || undefined} />
          ))}
        </Stack>
      </Radio.Group>
    </Form>
  );
}

interface FormProps {
  error: Error | null;
  busy: boolean;
  ready: boolean;
  label: string;
  submit(): void;
  close(): void;
  children: ReactNode;
}

function Form({ error, busy, ready, label, submit, close, children }: FormProps) {
  const words = useWords();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap={16}>
        {children}
        {error && (
          <Text c="var(--crisis)" role="alert">
            {sentence(error, words)}
          </Text>
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
