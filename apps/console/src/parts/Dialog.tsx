import { Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

interface DialogProps {
  /** Its accessible name. */
  label: string;
  size?: 'auto' | 'sm' | 'md';
  padded?: boolean;
  className?: string | undefined;
  close(): void;
  children: ReactNode;
}

/** A dialog that is there as long as it is drawn. The focus goes back to where it was, or to the conversation where that is gone. */
export function Dialog({ label, size = 'md', padded = true, className, close, children }: DialogProps) {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null;
      (back ?? document.getElementById('thread'))?.focus();
    };
  }, []);
  return (
    <Modal.Root opened onClose={close} size={size} returnFocus={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={label}>
        <Modal.Body p={padded ? 'lg' : 0} className={className ?? ''}>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
