import { lazy, Suspense, useState } from 'react';
import { type File, fileAddress, fileName, fileSize, isPicture, saveName } from '../lib/files.js';
import { useClock } from '../lib/useDesk.js';
import { ClipIcon } from '../parts/icons.js';
import { useSpoken } from '../words/index.js';
import styles from './attachment.module.css';

const Viewer = lazy(() => import('./Viewer.js').then(({ Viewer }) => ({ default: Viewer })));

interface AttachmentProps {
  conversation: string;
  file: File;
  /** When the patient sent it. */
  at: string;
  /** Which of the message's files it is, from 1; null where it is the only one. */
  place: number | null;
}

/** A file in the thread: a picture as a picture, everything else by its name, to be saved. */
export function Attachment({ conversation, file, at, place }: AttachmentProps) {
  const { words, language } = useSpoken();
  const clock = useClock();
  const [open, setOpen] = useState(false);
  const [broken, setBroken] = useState(false);
  const name = fileName(file, place, words);
  const size = fileSize(file.bytes, language);
  if (file.state !== 'stored') {
    return (
      <p className={styles.file} data-state={file.state}>
        <ClipIcon />
        <span>
          {name}
          <small>{file.state === 'remote' ? words.files.underWay : words.files.refused(file.reason ?? file.contentType)}</small>
        </span>
      </p>
    );
  }
  const address = fileAddress(conversation, file);
  if (!isPicture(file) || broken) {
    return (
      <a className={styles.file} href={address} download={saveName(file, at)} aria-label={words.files.saveName(name, size)}>
        <ClipIcon />
        <span>
          {name}
          <small>{broken ? words.files.broken : size}</small>
        </span>
      </a>
    );
  }
  const alt = words.files.alt(name, clock.time(at));
  return (
    <>
      <button type="button" className={styles.picture} title={words.files.open(name)} onClick={() => setOpen(true)}>
        <img src={address} alt={alt} loading="lazy" decoding="async" onError={() => setBroken(true)} />
        <span aria-hidden="true">
          {name}
          <small>{size}</small>
        </span>
      </button>
      <Suspense>
        {open && <Viewer address={address} alt={alt} name={name} saveAs={saveName(file, at)} close={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
