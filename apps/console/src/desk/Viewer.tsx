import { ActionIcon, Button } from '@mantine/core';
import { Dialog } from '../parts/Dialog.js';
import { CloseIcon } from '../parts/icons.js';
import { useWords } from '../words/index.js';
import styles from './attachment.module.css';

interface ViewerProps {
  address: string;
  alt: string;
  name: string;
  saveAs: string;
  close(): void;
}

/** A picture as large as the window allows. */
export function Viewer({ address, alt, name, saveAs, close }: ViewerProps) {
  const words = useWords();
  return (
    <Dialog label={name} size="auto" padded={false} className={styles.viewer} close={close}>
      <header>
        <h2>{name}</h2>
        <Button component="a" size="compact-sm" variant="default" href={address} download={saveAs}>
          {words.files.save}
        </Button>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.files.close} onClick={close} data-autofocus>
          <CloseIcon />
        </ActionIcon>
      </header>
      <img src={address} alt={alt} />
    </Dialog>
  );
}
